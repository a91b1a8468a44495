// An office with a mail server of its own, for tests of the morning's mail to its advisers.
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.Outbox;
using Ombud.App.Jobs;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.Tests.Fixtures;

sealed class DigestHouse : IAsyncDisposable
{
    public const string Adviser = "k.roenbo", Address = "k.roenbo@kommune.example";

    /// <param name="timeout">For a whole mail.</param>
    /// <param name="drop">Where its post comes in; null: nowhere.</param>
    public DigestHouse(string timeout = "00:00:01", PostDrop? drop = null)
    {
        var options = Server.Options;
        Host = new(settings: new(drop?.Settings ?? [])
        {
            ["Smtp:Host"] = options.Host, ["Smtp:Port"] = $"{options.Port}", ["Smtp:User"] = options.User, ["Smtp:Password"] = options.Password,
            ["Smtp:TrustedCertificateFile"] = options.TrustedCertificateFile, ["Smtp:From"] = options.From, ["Smtp:Timeout"] = timeout,
        });
    }

    public HostileServer Server { get; } = new();

    public OmbudHost Host { get; }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>An adviser with an address, and a call to make.</summary>
    public async Task ReadyAsync()
    {
        await PersonAsync(Adviser, Address);
        await CallAsync();
    }

    public async Task PersonAsync(string id, string? email, bool isNew = false, bool isActive = true, string role = "Ombud.Adviser", OmbudHost? on = null) =>
        Assert.Null(await (on ?? Host).AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().SaveAsync(
            new StaffRow { Id = id, Name = id, Initials = "XX", Role = role, Email = email, IsActive = isActive }, isNew)));

    /// <summary>A caller who was promised to be called back, and nothing else.</summary>
    public async Task<CaseNumber> CallAsync(OmbudHost? on = null)
    {
        var where = on ?? Host;
        var (registered, refused) = await where.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Kind = HelpKind.Guidance, CallBackOn = where.Clock.DanishToday }));
        Assert.Null(refused);
        var number = registered!.Number;
        Assert.Null(await where.DeskAsync(desk => desk.ChangeAsync(number, it => it.Answer(it.ReceivedOn, Channel.Phone, it.ReceivedOn))));
        return number;
    }

    public async Task WrittenAsync(string receivedOn)
    {
        var (_, refused) = await Host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Channel = Channel.DigitalPost, Written = true, ReceivedOn = Days.Day(receivedOn) }));
        Assert.Null(refused);
    }

    public Task RunAsync() => Host.RunJobAsync<MorningDigest>(job => job.RunAsync(default));

    /// <summary>A claim of a clock that was ahead keeps a job from running at all; here it runs nevertheless.</summary>
    public async Task RunWithoutClaimsAsync()
    {
        await using (var db = await Host.DatabaseAsync()) await db.Claims.ExecuteDeleteAsync();
        await RunAsync();
    }

    public Task AtAsync(string local)
    {
        Host.Clock.SetUtcNow(DanishTime.FromDanish(Days.Day(local[..10]), TimeOnly.Parse(local[11..], CultureInfo.InvariantCulture)));
        return Task.CompletedTask;
    }

    public static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at + "Z", CultureInfo.InvariantCulture);

    public IEnumerable<MimeMessage> Mails() => Server.Accepted.Select(mail => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail))));

    /// <summary>The last word of each line that has one.</summary>
    public static List<int> Numbers(MimeMessage mail) =>
        [.. mail.TextBody!.Split('\n').Where(line => line.Contains(':', StringComparison.Ordinal)).Select(line => int.Parse(line.Split(' ')[^1].Trim(), CultureInfo.InvariantCulture))];

    public async Task<List<DigestRow>> RowsAsync()
    {
        await using var db = await Host.DatabaseAsync();
        return await db.Digests.AsNoTracking().ToListAsync();
    }

    /// <summary>Those that the page of letters tells of.</summary>
    public async Task<IReadOnlyList<DigestItem>> ShownAsync() => (await Host.AsAsync("adviser", services => services.GetRequiredService<OutboxQuery>().RunAsync())).Digests;
}
