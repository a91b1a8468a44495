// Opens one letter to be shown as it is on paper: of an approved one the very files that go, of a draft what would go today.
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;

namespace Ombud.App.Desk;

/// <param name="Sheet">Null: its file does not open.</param>
public sealed record CopyView(Recipient To, LetterSheet? Sheet)
{
    public override string ToString() => nameof(CopyView);
}

/// <param name="Refused">Why a draft could not go today.</param>
public sealed record LetterView(LetterFacts Facts, IReadOnlyList<CopyView> Copies, Refusal? Refused = null)
{
    public override string ToString() => nameof(LetterView);
}

public sealed class LetterViews(CaseDesk desk, Vault.Dossiers dossiers, Documents documents, Office office, LetterRecipients recipients, LetterDrafts drafts, LetterPapers papers, TimeProvider clock)
{
    /// <summary>Right checked, look logged. Null: there is no such letter, or the person has no right to look.</summary>
    public async Task<LetterView?> OpenAsync(CaseNumber number, Guid letter, CancellationToken stop = default)
    {
        if (await desk.FindAsync(number, stop) is not { } it || it.Letters.FirstOrDefault(l => l.Id == letter) is not { } facts) return null;
        if (await dossiers.OpenAsync(number, Purpose.CaseHandling, stop) is not { } dossier || dossier.Letters.FirstOrDefault(l => l.Id == letter) is not { } content) return null;
        return content.Copies is { } copies ? await ApprovedAsync(number, facts, dossier, copies, stop) : await DraftAsync(it, facts, dossier, content, stop);
    }

    async Task<LetterView> ApprovedAsync(CaseNumber number, LetterFacts facts, Dossier dossier, IReadOnlyList<AddressedCopy> copies, CancellationToken stop)
    {
        List<CopyView> shown = [];
        foreach (var copy in copies)
        {
            var file = dossier.Documents.FirstOrDefault(d => d.Id == copy.Document) is { } about ? await documents.ReadAsync(number, about, stop) : null;
            shown.Add(new(copy.To, file is null ? null : LetterPapers.Read(file)));
        }
        return new(facts, shown);
    }

    async Task<LetterView> DraftAsync(Case it, LetterFacts facts, Dossier dossier, Letter draft, CancellationToken stop)
    {
        var data = await office.GetAsync(stop);
        var (to, refused) = recipients.Of(draft.Kind, dossier, it, data, draft.Point, draft.Otherwise);
        var rights = it.BringsRights(draft.Kind) ? await drafts.RightsAsync(draft.Language, stop) : null;
        return new(facts, [.. to.Select(one => new CopyView(one, papers.SheetOf(draft, it.Number, clock.DanishToday, one, one.Department is { } department ? data.NameOf(department) : null, rights)))], refused);
    }
}
