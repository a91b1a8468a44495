// The answer to a request for access holds what is not written in notes too, as it stood when the adviser looked it through.
using System.Net;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

public sealed class AccessAnswerContentTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    async Task<CaseNumber> RegisterAsync(string summary)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall(summary)));
        Assert.Null(refused);
        return registered!.Number;
    }

    [Fact]
    public async Task Somebody_who_is_named_meanwhile_is_looked_at_again_before_anything_goes_out()
    {
        var number = await RegisterAsync("Bodil Fuldmagtsen ringer for Asta.");
        var choice = await host.AccessChoiceAsync(number, A.Today);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetRepresentation(new(Guid.CreateVersion7(), "Bodil Fuldmagtsen")) ?? it.ChangeParties())));
        using (var answer = await host.PostAccessAsync(number, choice)) Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        using (var answer = await host.PostAccessAsync(number, choice with { Cases = null })) Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);

        choice = await host.AccessChoiceAsync(number, A.Today);
        Assert.Equal("[…] ringer for Asta.", (await host.MakeAccessAsync(number, choice)).Answer.Cases.Single().Notes.Single().Text);
        // That an answer was made and looked up for changes nothing in what is held.
        await host.MakeAccessAsync(number, choice);
    }

    [Fact]
    public async Task What_the_citizen_said_no_to_what_is_sensitive_the_numbers_of_the_department_and_who_was_told_are_in_both_files()
    {
        var number = await RegisterAsync("Fortæller om sin egen sag.");
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetReferences(["24-117733"]) ?? dossier.SetCompanion(new(Guid.CreateVersion7(), "Knud Ravn")) ?? it.ChangeReferences()
            ?? it.MarkSensitive(true, SensitiveCategory.Health | SensitiveCategory.Finances) ?? it.AddPoint(new(Theme.Reasons))
            ?? it.Judge([PointVerdict.Admit(1), PointVerdict.Admit(2)], A.Today, A.Today) ?? it.HoldMeeting(new(MeetingKind.Mediation, A.Today, MeetingResult.Agreed), A.Today)
            ?? it.EndPoint(2, Outcome.Forwarded) ?? it.RecordObjection(A.Today, Channel.Letter, A.Today) ?? it.TellLimits(A.Today, Channel.Phone, A.Today)
            ?? it.WithdrawObjection(A.Today, A.Today))));

        var files = await host.MakeAccessAsync(number, await host.AccessChoiceAsync(number, A.Today));

        var told = files.Answer.Cases.Single();
        Assert.Equal([SensitiveCategory.Health, SensitiveCategory.Finances], told.SensitiveCategories);
        Assert.Equal([new Objection(A.Today, Channel.Letter, A.Today, A.Today, Channel.Phone)], told.Objections);
        Assert.Equal(["24-117733"], told.References);
        Assert.True(told.HasCompanion);
        Assert.Equal([("Jobcenter", DisclosurePurpose.Mediation, false), (null, null, true)], told.Disclosures.Select(d => (d.To, d.Why, d.SentOn)));
        Assert.Superset(new HashSet<Type> { typeof(CaseEvent.Objected), typeof(CaseEvent.ObjectionWithdrawn), typeof(CaseEvent.LimitsTold), typeof(CaseEvent.SensitivitySet) },
            told.History.Select(e => e.Event.GetType()).ToHashSet());
        foreach (var words in (string[])["Helbredsmæssige forhold og økonomiske forhold", "24-117733", "bisidder, der hjælper dig", "Oplyst om, hvad det begrænser", "23.11.2026, Telefon",
            "En anden myndighed", "sendt videre til rette sted", "Mægling"]) Assert.Contains(words, files.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(files.Holding("Knud"));
        Assert.DoesNotContain("EU og EØS", files.Text, StringComparison.Ordinal);
        Assert.Null(files.Answer.StaysInEu);
    }
}
