// The letters of a case: drafts to approve, and where each copy of the others stands.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile;

public sealed partial class LettersPanel(LetterRecipients recipients)
{
    IReadOnlyDictionary<Guid, Attempt> attempts = new Dictionary<Guid, Attempt>();

    [Parameter, EditorRequired] public required CaseFacts Facts { get; set; }
    /// <summary>Null while the page is not live yet.</summary>
    [Parameter, EditorRequired] public Dossier? Dossier { get; set; }
    [Parameter, EditorRequired] public EventCallback Write { get; set; }
    [Parameter, EditorRequired] public EventCallback<Guid> Edit { get; set; }
    [Parameter, EditorRequired] public EventCallback<Guid> Approve { get; set; }
    [Parameter, EditorRequired] public EventCallback<Guid> Discard { get; set; }
    /// <summary>A copy that could not be sent.</summary>
    [Parameter, EditorRequired] public EventCallback<Guid> Retry { get; set; }

    /// <summary>The department has answered a hearing.</summary>
    [Parameter, EditorRequired] public EventCallback<Guid> Replied { get; set; }

    Case It => Facts.Case;

    protected override async Task OnParametersSetAsync()
    {
        if (It.Letters.Any(l => l.Copies.Any(c => c.State is CopyState.Queued))) attempts = await Query.AttemptsAsync(Facts.Number);
    }

    /// <summary>Who would get the draft today, or why it cannot go out.</summary>
    string ToOf(LetterFacts letter)
    {
        if (Dossier is not { } dossier) return T["CaseFile.Opening"];
        var draft = dossier.Letters.FirstOrDefault(l => l.Id == letter.Id);
        var (to, refused) = recipients.Of(letter.Kind, dossier, It, Facts.Office, letter.Point, draft?.Otherwise);
        return refused is null ? T.Named(to, Facts.Office) : T.Say(refused).Why;
    }

    string NameOf(LetterFacts letter, LetterCopy copy) => copy.To is { } department
        ? Facts.Office.NameOf(department)
        : Dossier?.Letters.FirstOrDefault(l => l.Id == letter.Id)?.Copies?.FirstOrDefault(c => c.Id == copy.Id)?.To.Name ?? T.Word(copy.Role);

    string StateOf(LetterCopy copy) => copy.State switch
    {
        CopyState.Stopped => T.Word(CopyState.Stopped),
        CopyState.Sent when copy.IsNewsAlone => T["CaseFile.Letters.NewsOn", Words.Date(copy.On!.Value)],
        CopyState.Sent => T["CaseFile.Letters.SentOn", Words.Date(copy.On!.Value)],
        CopyState.Received => T["CaseFile.Letters.ReceivedOn", Words.Date(copy.On!.Value)],
        CopyState.Failed => copy.Problem is { } why ? T.Word(why) : T["CaseFile.Letters.NeedsCare"],
        _ when copy.Channel is Channel.Letter => T["CaseFile.Letters.ToPrint"],
        _ when attempts.GetValueOrDefault(copy.Id) is { Count: > 0 } tried => T["CaseFile.Letters.Tried", tried.Count, tried.Problem is { } problem ? T.Word(problem) : "", tried.NextAt is { } next ? Words.Time(next) : ""],
        _ => T["CaseFile.Letters.InQueue"],
    };
}
