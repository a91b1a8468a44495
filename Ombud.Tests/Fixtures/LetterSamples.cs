// Every letter of the office in both languages, as it would go to an invented citizen or department.
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;

namespace Ombud.Tests.Fixtures;

/// <param name="Words">Some that the file has to hold.</param>
/// <param name="Sheet">What stands in the file.</param>
sealed record LetterSample(LetterKind Kind, string Language, string Subject, byte[] File, IReadOnlyList<string> Words, LetterSheet Sheet)
{
    public override string ToString() => $"{Kind}.{Language}";
}

static class LetterSamples
{
    public static readonly CaseNumber Number = new(2026, 42);

    /// <summary>Gaps are filled with long words in Danish letters, as an adviser would.</summary>
    public static Task<IReadOnlyList<LetterSample>> MakeAsync(OmbudHost host) => host.AsAsync("adviser", async services =>
    {
        var (drafts, papers) = (services.GetRequiredService<LetterDrafts>(), services.GetRequiredService<LetterPapers>());
        var (it, dossier) = (A.CheckedComplaint(), Dossier.Empty());
        Assert.Null(it.PlanMeeting(new(MeetingKind.Mediation, new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero))));
        dossier.SetParty(new(Guid.CreateVersion7(), "Åse Kjærgård Sørensen", Address: "Strandvej 3, 2. th., 4320 Lejre", Cpr: "1203670000"));
        var samples = new List<LetterSample>();
        foreach (var kind in Enum.GetValues<LetterKind>())
            foreach (var language in BuiltInTemplates.Languages)
            {
                var begun = await drafts.BeginAsync(kind, language, it, dossier, null);
                var text = begun.Text.Replace(Template.Gap, "Ærø, Østerbro og Ålborg: rødgrød med fløde", StringComparison.Ordinal);
                var letter = new Letter(Guid.CreateVersion7(), kind, language, begun.Subject, text, default, new("k.roenbo"));
                Recipient to = kind.IsForDepartment
                    ? new(RecipientRole.Department, Channel.Letter, Address: "", Department: new("job-centre"))
                    : new(RecipientRole.Party, Channel.Letter, dossier.Party.Name, dossier.Party.Address, MayShowAddress: true);
                var rights = kind is LetterKind.Acknowledgement ? await drafts.RightsAsync(language) : null;
                string[] words = [Number.ToString(), begun.Subject, kind.IsForDepartment ? "Jobcenter" : "Åse Kjærgård Sørensen", .. rights is null ? [] : new[] { rights.Subject }];
                var department = kind.IsForDepartment ? "Jobcenter" : null;
                samples.Add(new(kind, language, begun.Subject, papers.Write(letter, Number, A.Today, to, department, rights), words, papers.SheetOf(letter, Number, A.Today, to, department, rights)));
            }
        return (IReadOnlyList<LetterSample>)samples;
    });
}
