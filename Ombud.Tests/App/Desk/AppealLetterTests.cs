// The last day to appeal in letters: told while it runs, said to be over once it is, and left out where nobody knows it.
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class AppealLetterTests : IAsyncDisposable
{
    static readonly BodyCode Board = new("ankestyrelsen");

    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    async Task<CaseNumber> RegisterAsync(DateOnly? decisionOn, BodyCode? body = null)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(
            A.PhoneCall() with { Points = [new(Theme.DecisionContent, DecisionReceivedOn: decisionOn, AppealBody: body)] }));
        Assert.Null(refused);
        return registered!.Number;
    }

    async Task<string> DraftAsync(CaseNumber number, LetterKind kind, string language = "da") => await host.AsAsync("adviser", async services =>
    {
        var it = (await services.GetRequiredService<CaseDesk>().FindAsync(number))!;
        return (await services.GetRequiredService<LetterDrafts>().BeginAsync(kind, language, it, Dossier.Empty(), null)).Text;
    });

    Task<Refusal?> DeclineAsync(CaseNumber number) => host.DeskAsync(desk => desk.ChangeAsync(number, it =>
        it.Judge([PointVerdict.Decline(1, Board, ExclusionGround.ProfessionalContent)], A.Today, A.Today)));

    [Theory]
    [InlineData("da", "sidste dag for at klage 30.11.2026. Klag")]
    [InlineData("en", "the last day to appeal is 30.11.2026. It")]
    public async Task A_referral_tells_the_last_day_counted_from_the_receipt_of_the_decision(string language, string said)
    {
        var number = await RegisterAsync(new(2026, 11, 2));
        Assert.Null(await DeclineAsync(number));
        Assert.Contains(said, await DraftAsync(number, LetterKind.Referral, language), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("da", "02.11.2026. Den dag er gået")]
    [InlineData("en", "02.11.2026. That day has passed")]
    public async Task A_day_that_has_passed_is_said_to_have_passed(string language, string said)
    {
        var number = await RegisterAsync(new(2026, 10, 5));
        Assert.Null(await DeclineAsync(number));
        foreach (var kind in (LetterKind[])[LetterKind.Referral, LetterKind.Acknowledgement])
            Assert.Contains(said, await DraftAsync(number, kind, language), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_letter_tells_it_as_soon_as_the_citizen_has_said_when_the_decision_came()
    {
        Assert.Contains("efter vores beregning 30.11.2026", await DraftAsync(await RegisterAsync(new(2026, 11, 2)), LetterKind.Acknowledgement), StringComparison.Ordinal);
        Assert.DoesNotContain("sidste dag for at klage", await DraftAsync(await RegisterAsync(null), LetterKind.Acknowledgement), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_of_the_office_s_own_list_is_what_is_counted_by()
    {
        Assert.Null(await host.AsAsync("adviser", async services =>
        {
            var data = await services.GetRequiredService<Office>().GetAsync();
            var row = data.Bodies.Single(b => b.Code == Board.Value);
            row.AppealWeeks = 6;
            return await services.GetRequiredService<OfficeDesk>().SaveAsync(row, isNew: false);
        }));
        Assert.Contains("efter vores beregning 14.12.2026", await DraftAsync(await RegisterAsync(new(2026, 11, 2), Board), LetterKind.Acknowledgement), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_from_the_future_or_of_a_body_that_nobody_knows_is_not_registered()
    {
        var (_, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with
        {
            Points = [new(Theme.DecisionContent, DecisionReceivedOn: A.Today.AddDays(1), AppealBody: new BodyCode("nobody"))],
        }));
        Assert.Equal([("decisionReceivedOn", Problem.DateOutOfRange), ("appealBody", Problem.UnknownCode)],
            Assert.IsType<Refusal.InvalidInput>(refused).Problems.Select(p => (p.Field, p.Problem)));
    }
}
