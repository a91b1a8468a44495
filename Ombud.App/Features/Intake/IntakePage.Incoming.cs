// A case from a message that came in by mail or Digital Post: what it says is filled in, and it is placed by saving.
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Intake;

public sealed partial class IntakePage
{
    OpenedIncoming? incoming;
    Guid? shown;
    Refusal? gone;

    /// <summary>The message; an adviser's alone.</summary>
    [SupplyParameterFromQuery(Name = "incoming")] public Guid? IncomingId { get; set; }

    Guid? From => user.Actor?.Is(Roles.Adviser) is true ? IncomingId : null;

    /// <summary>What is typed about a message is kept apart from a call.</summary>
    string Draft => From is { } id ? $"incoming-{id:N}" : "intake";

    string FilesText => incoming?.Content?.Files.Count(file => file.IsFiled) switch
    {
        null or 0 => T["Intake.Incoming.NoFiles"],
        1 => T["Intake.Incoming.OneFile"],
        { } count => T["Intake.Incoming.Files", count],
    };

    /// <summary>Whoever goes on from here to a call finds an empty form.</summary>
    protected override Task OnParametersSetAsync() => ShowAsync();

    /// <summary>Once the page is live: one visit is one look.</summary>
    async Task ShowAsync()
    {
        if (!RendererInfo.IsInteractive || From == shown) return;
        (shown, form, known, asked, errors, refused, incoming, gone) = (From, new(), null, default, [], null, null, null);
        if (From is not { } id) return;
        var message = await incomings.OpenAsync(id);
        if (message?.Content is not { } content)
        {
            gone = message is null ? new Refusal.AlreadyPlaced() : new Refusal.ContentUnreadable();
            return;
        }
        incoming = message;
        var note = IncomingNote.Of(content, T);
        (form.Channel, form.ReceivedOn, form.Name, form.Cpr, form.Email, form.Summary) =
            (message.Channel, message.At.DanishDate, content.Name, content.Cpr, content.Email, note[..Math.Min(note.Length, CallForm.SummaryLimit)]);
        await AnsweredAsync();
    }

    /// <summary>It is placed: there is no next message here, and the case is what is worked on now.</summary>
    async Task GoToCaseAsync(CaseNumber number)
    {
        await script.InvokeVoidAsync("ombudDrafts.done", Draft);
        nav.NavigateTo($"/cases/{number}");
    }
}
