// Makes the letters of histories that are brought in: the office's templates with a case's facts in them, as of the moment at which they were written.
using Microsoft.Extensions.Localization;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;

namespace Ombud.App.Desk;

/// <summary>A letter with what its history needs: one copy for each who gets it, and the file of each.</summary>
/// <param name="Copies">Empty: a draft.</param>
sealed record MadeLetter(Letter Letter, IReadOnlyList<LetterCopy> Copies, IReadOnlyList<Document> Documents, IReadOnlyList<ImportedFile> Files);

sealed class LetterImport(LetterTemplates templates, Office office, OfficeOptions settings, LetterPapers papers, IStringLocalizer<Texts> t)
{
    public const string Language = "da";

    /// <summary>Reads the templates once, for all letters.</summary>
    public async Task<LetterMaker> BeginAsync(CancellationToken stop)
    {
        var read = new Dictionary<TemplateKind, Template>();
        foreach (var kind in Enum.GetValues<TemplateKind>()) read[kind] = await templates.GetAsync(kind, Language, stop);
        return new(read, await office.GetAsync(stop), papers, DraftsOf);
    }

    LetterDrafts DraftsOf(DateTimeOffset at, Actor by)
    {
        var user = new CurrentUser();
        user.Set(by);
        return new(templates, office, settings, papers, t, user, new DemoClock(at));
    }
}

/// <summary>Draws nothing from the clock and the database, so that the same history has the same letters.</summary>
sealed class LetterMaker(IReadOnlyDictionary<TemplateKind, Template> templates, OfficeData office, LetterPapers papers, Func<DateTimeOffset, Actor, LetterDrafts> draftsOf)
{
    static readonly DisclosedContent[] Discloses = [DisclosedContent.Matter, DisclosedContent.Statement];

    /// <summary>A draft, with its gaps. Null: nobody can be reached, or a rule forbids it.</summary>
    public MadeLetter? Draft(LetterKind kind, Case it, Dossier dossier, DateTimeOffset at, Actor by, Guid id) =>
        To(kind, it, dossier, at).Refused is null ? new(Write(kind, it, dossier, at, by, id), [], [], []) : null;

    /// <summary>One that is approved. Null: like a draft.</summary>
    /// <param name="words">What fills the gaps, one after the other.</param>
    public MadeLetter? Approved(LetterKind kind, Case it, Dossier dossier, DateTimeOffset at, Actor by, IEnumerable<string> words, Func<Guid> newId)
    {
        var day = at.DanishDate;
        var (to, refused) = To(kind, it, dossier, at);
        if (refused is not null) return null;
        var draft = Write(kind, it, dossier, at, by, newId());
        var letter = draft with { Text = words.Aggregate(draft.Text, FillNext) };
        var rights = it.BringsRights(kind) ? draftsOf(at, by).MergeRights(templates[TemplateKind.Rights], LetterImport.Language) : null;
        var copies = to.Select(one => new AddressedCopy(newId(), one, LetterDesk.MailboxOf(one, dossier.Party, office), newId())).ToList();
        var files = copies.ConvertAll(copy => new ImportedFile(copy.Document, papers.Write(letter, it.Number, day, copy.To, copy.To.Department is { } department ? office.NameOf(department) : null, rights)));
        return new(letter with { Copies = copies },
            copies.ConvertAll(copy => new LetterCopy(copy.Id, copy.To.Role, copy.To.Channel, copy.To.Department)),
            files.ConvertAll(file => new Document(file.Id, papers.NameOf(kind, it.Number), LetterPapers.WordType, file.Content.Length, DocumentSource.Office, day, at, by.Id)), files);
    }

    (IReadOnlyList<Recipient> To, Domain.Refusal? Refused) To(LetterKind kind, Case it, Dossier dossier, DateTimeOffset at) =>
        Recipients.Of(kind, dossier, it, at.DanishDate, null, office.WaysTo(it.Department, _ => false));

    Letter Write(LetterKind kind, Case it, Dossier dossier, DateTimeOffset at, Actor by, Guid id)
    {
        var begun = draftsOf(at, by).Merge(templates[kind.Template], kind, LetterImport.Language, it, dossier, null, office);
        return new(id, kind, LetterImport.Language, begun.Subject, begun.Text, at, by.Id, Discloses: kind.IsForDepartment ? Discloses : null, ReplyBy: kind.ReplyBy(at.DanishDate, office.Calendar));
    }

    static string FillNext(string text, string words) =>
        text.IndexOf(Template.Gap, StringComparison.Ordinal) is >= 0 and var gap ? string.Concat(text.AsSpan(0, gap), words, text.AsSpan(gap + Template.Gap.Length)) : text;
}
