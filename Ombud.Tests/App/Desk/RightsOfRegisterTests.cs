// Who reads and writes the office's registers: advisers all of it, the data protection officer facts and what is written of breaches.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.Requests;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Registers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class RightsOfRegisterTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    Task<RequestList> ListAsync(string role) => host.AsAsync(role, services => services.GetRequiredService<RequestsQuery>().RunAsync());

    async Task<List<(AccessAct Act, string By, long? Case)>> LooksAsync()
    {
        await using var db = await host.DatabaseAsync();
        return [.. (await db.AccessLog.Where(a => a.Purpose == Purpose.Registers).OrderBy(a => a.Sequence).ToListAsync()).Select(a => (a.Act, a.By, a.CaseId))];
    }

    [Fact]
    public async Task Every_change_look_and_refusal_is_on_record()
    {
        var about = await host.RegisterAsync();
        var number = await host.AddAsync(HostRegisters.Request(about: $"{about}"));
        Assert.NotNull(await host.RegistersAsync(desk => desk.OpenAsync(number)));
        Assert.Null(await host.RegistersAsync(desk => desk.OpenAsync(number), "dpo"));
        Assert.IsType<Refusal.NotAllowedForRole>(await host.RegistersAsync(desk => desk.AnswerAsync(number, RequestAnswer.Met, A.Today, null), "intake"));
        Assert.Equal([AccessAct.Change, AccessAct.Read, AccessAct.Refused, AccessAct.Refused], (await LooksAsync()).Select(l => l.Act));
        Assert.Equal([about.Key, about.Key, null, null], (await LooksAsync()).Select(l => l.Case));
    }

    [Theory]
    [InlineData("intake"), InlineData("supervisor")]
    public async Task Other_roles_get_nothing(string role)
    {
        var (request, breach) = (await host.AddAsync(HostRegisters.Request()), await host.AddAsync(HostRegisters.Breach()));
        await Assert.ThrowsAsync<NotAllowedException>(() => ListAsync(role));
        foreach (var number in (RegisterNumber[])[request, breach]) Assert.Null(await host.RegistersAsync(desk => desk.OpenAsync(number), role));
        Assert.IsType<Refusal.NotAllowedForRole>((await host.RegistersAsync(desk => desk.AddAsync(HostRegisters.Request()), role)).Refused);
        Assert.IsType<Refusal.NotAllowedForRole>((await host.RegistersAsync(desk => desk.AddAsync(HostRegisters.Breach()), role)).Refused);
        Assert.Equal(5, (await LooksAsync()).Count(l => l.Act is AccessAct.Refused));
    }

    [Fact]
    public async Task The_officer_sees_what_concerns_data_protection_and_opens_breaches_alone()
    {
        foreach (var kind in Enum.GetValues<RequestKind>()) await host.AddAsync(HostRegisters.Request(kind));
        var breach = await host.AddAsync(HostRegisters.Breach());
        Assert.Equal(6, (await ListAsync("adviser")).Requests.Count);
        var list = await ListAsync("dpo");
        Assert.Equal([RequestKind.RightOfAccess, RequestKind.Rectification, RequestKind.Erasure, RequestKind.Restriction, RequestKind.Objection], list.Requests.Select(r => r.Facts.Kind));
        Assert.Equal(breach, Assert.Single(list.Breaches).Number);
        foreach (var line in list.Requests) Assert.Null(await host.RegistersAsync(desk => desk.OpenAsync(line.Number), "dpo"));
        Assert.Equal("Et brev gik til en forkert modtager.", (await host.RegistersAsync(desk => desk.OpenAsync(breach), "dpo"))![0].Text);
        Assert.IsType<Refusal.NotAllowedForRole>(await host.RegistersAsync(desk => desk.WriteAsync(breach, RegisterTextKind.Measures, "Rettet."), "dpo"));
    }

    [Fact]
    public async Task An_entry_about_a_case_is_closed_to_whoever_is_shut_out_of_it()
    {
        var about = await host.RegisterAsync();
        var (request, breach) = (await host.AddAsync(HostRegisters.Request(about: $"{about}")), await host.AddAsync(HostRegisters.Breach($"{about}")));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(about, it => it.DeclareConflict(Principals.ShutOut, ConflictGround.Relative, Conflicted.Handler, A.Today))));
        var list = await ListAsync("adviser2");
        Assert.Equal((0, 0), (list.Requests.Count, list.Breaches.Count));
        foreach (var number in (RegisterNumber[])[request, breach]) Assert.Null(await host.RegistersAsync(desk => desk.OpenAsync(number), "adviser2"));
        Assert.IsType<Refusal.ShutOut>(await host.RegistersAsync(desk => desk.AnswerAsync(request, RequestAnswer.Met, A.Today, null), "adviser2"));
        var (_, refused) = await host.RegistersAsync(desk => desk.AddAsync(HostRegisters.Request(about: $"{about}")), "adviser2");
        Assert.Equal([new("case", Problem.UnknownCase)], Assert.IsType<Refusal.InvalidInput>(refused).Problems);
        Assert.Equal([("m.tved", (long?)about.Key), ("m.tved", about.Key), ("m.tved", about.Key)], (await LooksAsync()).Where(l => l.Act is AccessAct.Refused).Select(l => (l.By, l.Case)));
    }

    [Fact]
    public async Task What_waits_stands_apart_from_what_is_over_with_the_nearest_date_first()
    {
        var month = await host.AddAsync(HostRegisters.Request());
        var documents = await host.AddAsync(HostRegisters.Request(RequestKind.AccessToDocuments));
        var answered = await host.AddAsync(HostRegisters.Request());
        Assert.Null(await host.RegistersAsync(desk => desk.AnswerAsync(answered, RequestAnswer.Met, A.Today, null)));
        var list = await ListAsync("adviser");
        Assert.Equal([documents, month], list.Requests.Select(r => r.Number));
        Assert.Equal([answered], list.Answered.Select(r => r.Number));
    }

    [Fact]
    public async Task Open_pages_hear_of_a_change()
    {
        var heard = 0;
        _ = host.Address;
        using var listening = host.Services.GetRequiredService<RegisterFeed>().Listen(() => heard++);
        var number = await host.AddAsync(HostRegisters.Breach());
        Assert.Null(await host.RegistersAsync(desk => desk.NotifyAsync(number, BreachNotification.Notified, host.Clock.GetUtcNow(), null)));
        Assert.NotNull(await host.RegistersAsync(desk => desk.NotifyAsync(number, BreachNotification.Notified, host.Clock.GetUtcNow(), null)));
        Assert.Equal(2, heard);
    }
}
