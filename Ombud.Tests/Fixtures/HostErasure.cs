// A concluded case that is ready to be erased, and its erasure.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Desk;
using Ombud.Domain.Cases;

namespace Ombud.Tests.Fixtures;

static class HostErasure
{
    /// <summary>Moves the clock by more than a year.</summary>
    public static async Task<CaseNumber> ProposeErasureAsync(this OmbudHost host)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Kind = HelpKind.Guidance }));
        Assert.Null(refused);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(registered!.Number, it => it.EndPoint(1, Outcome.HelpGiven) ?? it.Conclude(A.Today))));
        host.Clock.Advance(TimeSpan.FromDays(400));
        var later = A.Today.AddDays(400);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(registered!.Number, it => it.FlagForReview(later) ?? it.Review(ReviewDecision.ProposeErasure, later))));
        return registered!.Number;
    }

    public static async Task EraseAsync(this OmbudHost host, CaseNumber number)
    {
        await using var db = await host.DatabaseAsync();
        var version = await db.Cases.Where(c => c.Id == number.Key).Select(c => c.Version).SingleAsync();
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<Erasures>().EraseAsync(number, number.ToString(), version)));
    }
}
