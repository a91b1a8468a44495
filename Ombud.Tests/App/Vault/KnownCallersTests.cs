// What is told about a caller during a call: whether they are known, more only to the adviser, and always logged.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Vault;

public sealed class KnownCallersTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    async Task<CaseNumber> RegisterAsync(string phone = "12 34 56 78", string? cpr = null)
    {
        var (made, refused) = await host.DeskAsync(desk => desk.RegisterAsync(new(Channel.Phone, HelpKind.Guidance, "Ring op.", Caller: new(Phone: phone, Cpr: cpr))));
        Assert.Null(refused);
        return made!.Number;
    }

    Task<KnownCaller> AskAsync(string role, string? phone, string? cpr = null) =>
        host.AsAsync(role, services => services.GetRequiredService<KnownCallers>().FindAsync(phone, cpr));

    [Fact]
    public async Task Intake_hears_yes_and_may_pass_the_call_on_but_sees_no_number()
    {
        var number = await RegisterAsync();
        var known = await AskAsync("intake", "+45 12345678");
        Assert.True(known.IsKnown);
        Assert.Empty(known.Numbers);
        Assert.Equal(number, known.OpenCase);
    }

    [Fact]
    public async Task The_adviser_sees_the_numbers_and_two_open_cases_leave_the_choice_open()
    {
        var (first, second) = (await RegisterAsync(), await RegisterAsync(cpr: "0101904321"));
        var known = await AskAsync("adviser", "12345678", "010190-4321");
        Assert.Equal([second, first], known.Numbers);
        Assert.Null(known.OpenCase);
    }

    [Fact]
    public async Task Every_answer_is_in_the_access_log_a_no_too()
    {
        var number = await RegisterAsync();
        await AskAsync("intake", "12345678");
        await AskAsync("intake", "87654321");
        await using var db = await host.DatabaseAsync();
        var looks = await db.AccessLog.Where(a => a.Purpose == Purpose.KnownCaller).OrderBy(a => a.Sequence).ToListAsync();
        Assert.Equal([number.Key, null], looks.Select(l => l.CaseId));
        Assert.Equal([1, 0], looks.Select(l => l.Count));
        Assert.All(looks, look => Assert.Equal("s.vangby", look.By));
    }

    [Theory]
    [InlineData("supervisor"), InlineData("dpo")]
    public async Task Other_roles_are_told_nothing_and_leave_a_row(string role)
    {
        await RegisterAsync();
        await Assert.ThrowsAsync<NotAllowedException>(() => AskAsync(role, "12345678"));
        await using var db = await host.DatabaseAsync();
        Assert.Equal(AccessAct.Refused, (await db.AccessLog.SingleAsync(a => a.Purpose == Purpose.KnownCaller)).Act);
    }

    [Theory]
    [InlineData("supervisor", "1234567"), InlineData("intake", "1234567"), InlineData("intake", null)]
    public async Task Half_a_number_tells_nothing(string role, string? phone)
    {
        await RegisterAsync();
        Assert.Equal(KnownCaller.Nobody, await AskAsync(role, phone));
        await using var db = await host.DatabaseAsync();
        Assert.Equal(0, await db.AccessLog.CountAsync(a => a.Purpose == Purpose.KnownCaller));
    }

    [Fact]
    public async Task Who_asks_too_often_within_an_hour_gets_no_answer_and_the_adviser_always_gets_one()
    {
        await RegisterAsync();
        for (var i = 0; i < KnownCallers.HintsAnHour; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True((await AskAsync("intake", "12345678")).IsKnown);
        }
        var limited = await AskAsync("intake", "12345678");
        Assert.True(limited is { IsLimited: true, IsKnown: false });
        Assert.True((await AskAsync("adviser", "12345678")).IsKnown);
        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await AskAsync("intake", "12345678")).IsKnown);
        await using var db = await host.DatabaseAsync();
        Assert.Equal(1, await db.AccessLog.CountAsync(a => a.Purpose == Purpose.KnownCaller && a.Act == AccessAct.Refused));
    }
}
