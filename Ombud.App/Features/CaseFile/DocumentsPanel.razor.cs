// The files of a case: attached by a script that shows how far each is, handed out by plain requests; their bytes never pass the live page.
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Ombud.App.Components;
using Ombud.App.Components.Moves;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile;

public sealed partial class DocumentsPanel : IAsyncDisposable
{
    static readonly string Accepted = string.Join(',', DocumentType.All.SelectMany(type => type.Extensions).Select(extension => $".{extension}"));

    List<FieldError> errors = [];
    ElementReference form, sending, said;
    IJSObjectReference? module;
    DotNetObjectReference<DocumentsPanel>? self;
    DocumentSource? source;
    DateOnly? on;
    string? onProblem;
    bool open;

    [Parameter, EditorRequired] public required CaseFacts Facts { get; set; }
    /// <summary>Null while the page is not live yet.</summary>
    [Parameter, EditorRequired] public Dossier? Dossier { get; set; }
    /// <summary>Something was attached.</summary>
    [Parameter, EditorRequired] public EventCallback Changed { get; set; }
    [Parameter, EditorRequired] public EventCallback<Document> Remove { get; set; }
    /// <summary>A document that was asked for and did not open, as it stands in the address.</summary>
    [SupplyParameterFromQuery] public string? Unreadable { get; set; }

    Document? Broken => Guid.TryParse(Unreadable, out var id) ? Dossier?.Documents.FirstOrDefault(d => d.Id == id) : null;

    protected override void OnInitialized() => on = Clock.DanishToday;

    async Task ToggleAsync()
    {
        open = !open;
        if (!open || module is not null) return;
        module = await Script.InvokeAsync<IJSObjectReference>("import", $"./{Assets["Features/CaseFile/DocumentsPanel.razor.js"]}");
        self = DotNetObjectReference.Create(this);
        await module.InvokeVoidAsync("listen", form);
    }

    async Task SendAsync()
    {
        if (module is null) return; // pressed before the script was there
        errors = Check(await module.InvokeAsync<int>("chosen", form) > 0);
        if (errors.Count > 0)
        {
            StateHasChanged();
            await Script.InvokeVoidAsync("ombud.focus", errors[0].FieldId);
            return;
        }
        await module.InvokeVoidAsync("send", form, sending, said, self, $"/api/v1/cases/{Facts.Number}/documents",
            new { source = Kebab.Of(source!.Value), on = on!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
    }

    List<FieldError> Check(bool hasFiles)
    {
        var found = new List<FieldError>();
        if (!hasFiles) found.Add(new("document-files", T["CaseFile.Documents.FilesMissing"]));
        if (source is null) found.Add(new("document-source", T["CaseFile.Documents.SourceMissing"]));
        if (on is null) found.Add(new("document-on", onProblem ?? T["Moves.Missing.Date"]));
        else if (on > Clock.DanishToday) found.Add(new("document-on", T["CaseFile.Documents.OnLater"]));
        return found;
    }

    /// <summary>Called by the script when no file is on its way any more.</summary>
    [JSInvokable]
    public async Task SentAsync(bool isAllAttached)
    {
        if (isAllAttached) (open, source) = (false, null);
        await Changed.InvokeAsync();
        StateHasChanged();
    }

    string About(Document document) => string.Join(" · ", new[]
    {
        document.Subject is null ? null : document.Name,
        DocumentType.KindOf(document.MediaType) is { } kind ? T.Word(kind) : null,
        SizeOf(document.Size),
        Words.Date(document.On),
        T.Word(document.Source),
        T["CaseFile.Documents.By", Facts.Office.NameOf(document.By)].Value,
    }.Where(part => part is not null));

    /// <summary>What was sent stays as proof.</summary>
    bool IsSent(Document document) => Dossier!.WasSent(document.Id);

    /// <summary>812 kB, 1,2 MB: as the person's computer counts.</summary>
    static string SizeOf(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.CurrentCulture, $"{Math.Max(1, (bytes + 512) / 1024)} kB")
        : string.Create(CultureInfo.CurrentCulture, $"{bytes / (1024 * 1024.0):0.0} MB");

    string Say(Refusal refusal) => T.Say(refusal) is var (title, why) ? $"{title}. {why}" : "";

    public async ValueTask DisposeAsync()
    {
        self?.Dispose();
        try
        {
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException) { } // the page is gone, and its script with it
    }
}
