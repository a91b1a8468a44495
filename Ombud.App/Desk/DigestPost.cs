// The morning's mail to each adviser: written down once a day, sent, and put on record. Numbers alone: no number of a case, no name, no content.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain.Cases;

namespace Ombud.App.Desk;

public sealed class DigestPost(IDbContextFactory<OmbudDb> dbs, Office office, SmtpMail mail, SmtpOptions options, DemoMode demo, IStringLocalizer<Texts> t, TimeProvider clock)
{
    /// <summary>Long enough to look into what did not come; then nobody needs to know who got what when.</summary>
    const int KeptDays = 90;

    /// <summary>Without a mail server there is no mail, nor in a demo, unless its mail server is this very machine.</summary>
    internal bool IsOn => options.Host is not null && (!demo.IsOn || options.IsOnThisMachine);

    internal async Task<bool> AnyMissingAsync(DateOnly day, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return (await MissingAsync(db, day, stop)).Count > 0;
    }

    /// <summary>Advisers with an address who have no row of the day yet.</summary>
    async Task<List<StaffId>> MissingAsync(OmbudDb db, DateOnly day, CancellationToken stop)
    {
        var known = await db.Digests.AsNoTracking().Where(d => d.Day == day).Select(d => d.Staff).ToListAsync(stop);
        return [.. (await office.GetAsync(stop)).Staff.Where(s => Gets(s) && !known.Contains(s.Id)).Select(s => new StaffId(s.Id))];
    }

    static bool Gets(StaffRow person) => person is { IsActive: true, Role: Roles.Adviser, Email: not null };

    /// <summary>Within a writer's turn: a row for each adviser who has none of the day yet. The caller saves.</summary>
    internal async Task QueueAsync(OmbudDb db, DateOnly day, CancellationToken stop)
    {
        var (now, oldest, calendar) = (clock.GetUtcNow(), day.AddDays(-KeptDays), (await office.GetAsync(stop)).Calendar);
        foreach (var adviser in await MissingAsync(db, day, stop))
        {
            var figures = await DayFigures.OfAsync(db, adviser, day, calendar, stop);
            db.Digests.Add(new()
            {
                MessageId = Guid.NewGuid(), Day = day, Staff = adviser.Value, QueuedAt = now, At = now,
                Overdue = figures.Overdue, DueToday = figures.DueToday, Soon = figures.Soon, CallBacks = figures.CallBacks,
                ToApprove = figures.Letters.ToApprove, ToPrint = figures.Letters.ToPrint, FailedLetters = figures.Letters.Failed,
                ToPlace = figures.Incoming.ToPlace, Unreadable = figures.Incoming.Unreadable,
                State = figures.Any ? DigestState.Waiting : DigestState.Nothing, NextAt = figures.Any ? now : null,
            });
        }
        await db.Digests.Where(d => d.Day < oldest).ExecuteDeleteAsync(stop);
    }

    internal async Task<IReadOnlyList<DigestRow>> DueAsync(DateOnly day, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Digests.AsNoTracking().Where(d => d.NextAt <= now && d.Day == day).OrderBy(d => d.NextAt).ThenBy(d => d.MessageId).ToListAsync(stop);
    }

    /// <summary>Within a writer's turn: nobody else tries it until an attempt that begins in time is over. Gives by when it has to begin. The caller saves.</summary>
    internal async Task<DateTimeOffset?> TakeAsync(OmbudDb db, Guid message, CancellationToken stop)
    {
        if (await db.Digests.SingleOrDefaultAsync(d => d.MessageId == message, stop) is not { State: DigestState.Waiting } row) return null;
        (var begin, row.NextAt) = Waits.Sending(clock.GetUtcNow(), options.Timeout);
        return begin;
    }

    /// <param name="begin">Null is given after it: who was held up for so long leaves the mail to others.</param>
    internal async Task<SendResult?> SendAsync(DigestRow digest, DateTimeOffset begin, CancellationToken stop)
    {
        // The address as it stands now: it may have been mended since the morning.
        if ((await office.GetAsync(stop)).Staff.FirstOrDefault(s => s.Id == digest.Staff && Gets(s)) is not { Email: { } to }) return new SendResult.GiveUp(SendProblem.RecipientsChanged);
        return clock.GetUtcNow() > begin ? null : await mail.SendAsync(Languages.InDanish(() => new Mail(digest.MessageId, digest.QueuedAt, to, t["Post.Digest.Subject"], t["Post.Digest.Body",
            digest.Overdue, digest.DueToday, digest.Soon, digest.CallBacks, digest.ToApprove, digest.ToPrint, digest.FailedLetters, digest.ToPlace, digest.Unreadable])), stop);
    }

    /// <summary>Within a writer's turn: what came of an attempt. The caller saves.</summary>
    internal async Task RecordAsync(OmbudDb db, Guid message, SendResult result, CancellationToken stop)
    {
        if (await db.Digests.SingleOrDefaultAsync(d => d.MessageId == message, stop) is not { State: DigestState.Waiting } row) return;
        var now = clock.GetUtcNow();
        row.Attempts++;
        switch (result)
        {
            case SendResult.Sent: (row.State, row.At, row.Problem, row.NextAt) = (DigestState.Sent, now, null, null); break;
            case SendResult.TryLater later: (row.Problem, row.NextAt) = (later.Problem, now + Waits.After(row.Attempts)); break;
            case SendResult.GiveUp no: (row.State, row.At, row.Problem, row.NextAt) = (DigestState.Failed, now, no.Problem, null); break;
            default: throw new InvalidOperationException($"No way to record {result.GetType().Name}.");
        }
    }

    /// <summary>Those of days that are over: yesterday's numbers are of no use to anybody.</summary>
    static IQueryable<DigestRow> Late(OmbudDb db, DateOnly before) => db.Digests.Where(d => d.State == DigestState.Waiting && d.Day < before);

    internal async Task<bool> AnyLateAsync(DateOnly before, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await Late(db, before).AnyAsync(stop);
    }

    /// <summary>Within a writer's turn.</summary>
    internal Task DropAsync(OmbudDb db, DateOnly before, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return Late(db, before).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DigestState.Dropped).SetProperty(d => d.NextAt, (DateTimeOffset?)null).SetProperty(d => d.At, now), stop);
    }
}
