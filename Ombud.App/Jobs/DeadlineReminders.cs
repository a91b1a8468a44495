// Reminds of answers that are due: on working days from seven in the morning, each rule once for each due date.
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Jobs;

[AutomaticRetry(Attempts = 0)]
public sealed class DeadlineReminders(IDbContextFactory<OmbudDb> dbs, Office office, TimeProvider clock, IServiceProvider services)
{
    public Task RunAsync(CancellationToken stop) => services.GetRequiredService<JobTurns>().RunAsync(JobsSetup.DeadlineReminders, async (_, ending) =>
    {
        if (await GiveAsync(ending)) services.GetRequiredService<ReminderFeed>().Announce();
    }, stop);

    async Task<bool> GiveAsync(CancellationToken stop)
    {
        if (!await services.GetRequiredService<WorkingHours>().AreNowAsync(stop)) return false;
        var (today, calendar) = (clock.DanishToday, (await office.GetAsync(stop)).Calendar);
        await using (var db = await dbs.CreateDbContextAsync(stop))
            if ((await DueAsync(db, today, calendar, stop)).Count == 0) return false;

        // Looked up again inside the transaction: another run may have been faster.
        return await services.GetRequiredService<WriteGate>().WriteAsync(async db =>
        {
            var due = await DueAsync(db, today, calendar, stop);
            db.Reminders.AddRange(due);
            await db.TellAsync(NodeNews.Reminders, stop);
            await db.SaveChangesAsync(stop);
            return due.Count > 0;
        });
    }

    /// <summary>
    /// The reminders that are missing. A case that was answered gets none; one whose citizen was only told about the further
    /// course gets them if its date was moved beyond the original one, for then there is a new promise to keep.
    /// </summary>
    async Task<List<ReminderRow>> DueAsync(OmbudDb db, DateOnly today, WorkingCalendar calendar, CancellationToken stop)
    {
        var horizon = calendar.AddWorkingDays(today, ResponseDeadline.SoonDays);
        var now = clock.GetUtcNow();
        var waiting = await db.Cases.AsNoTracking()
            .Where(c => c.IsOpen && c.DueOn != null && c.DueOn <= horizon && c.AnsweredOn == null
                && (c.ToldOn == null || c.OriginalDueOn == null || c.DueOn > c.OriginalDueOn))
            .Select(c => new
            {
                c.Id,
                DueOn = c.DueOn!.Value,
                Given = db.Reminders.Where(r => r.CaseId == c.Id && r.DueOn == c.DueOn).Max(r => (ReminderRule?)r.Rule),
            })
            .ToListAsync(stop);
        return
        [
            .. from c in waiting
               let rule = Reminders.DueOn(today, c.DueOn, calendar, c.Given)
               where rule is not null
               select new ReminderRow { CaseId = c.Id, DueOn = c.DueOn, Rule = rule.Value, CreatedAt = now },
        ];
    }
}
