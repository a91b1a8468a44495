// The last look at a letter before it goes: to whom, by which way, and every word of it.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class ApproveLetterForm(LetterRecipients recipients, LetterDrafts drafts, LetterPapers papers)
{
    int gaps;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public required Dossier Dossier { get; set; }
    [Parameter, EditorRequired] public required Letter Letter { get; set; }

    (IReadOnlyList<Recipient> To, Refusal? Refused) Computed { get; set; }

    /// <summary>Goes with the first letter to the citizen's side.</summary>
    MergedLetter? Rights { get; set; }

    /// <summary>As the first of them gets it; null where nobody can get it.</summary>
    LetterSheet? Sheet => Computed.To is [var first, ..]
        ? papers.SheetOf(Letter, Seen.Number, Clock.DanishToday, first, first.Department is { } department ? Office.NameOf(department) : null, Rights)
        : null;

    /// <summary>Last days to appeal that the letter names and that have passed, perhaps since it was written.</summary>
    IEnumerable<AppealLimit> Over =>
        Office.AppealsOf(Seen).Where(limit => limit.IsOverOn(Clock.DanishToday) && Letter.Text.Contains(Words.Date(limit.LastDay), StringComparison.Ordinal));

    protected override async Task OnInitializedAsync()
    {
        gaps = LetterDesk.GapsIn(Letter);
        Computed = recipients.Of(Letter.Kind, Dossier, Seen, Office, Letter.Point, Letter.Otherwise);
        if (Computed.Refused is null && Enclosing.Check(Letter.Enclosures, Letter.Kind, Dossier, Clock.DanishToday, Computed.To, Letter.Discloses) is { } closed) Computed = (Computed.To, closed);
        if (Seen.BringsRights(Letter.Kind)) Rights = await drafts.RightsAsync(Letter.Language);
    }
}
