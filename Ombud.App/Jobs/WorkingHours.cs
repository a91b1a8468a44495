// When jobs may turn to people: on the office's working days, from seven in the morning until eight in the evening.
using Ombud.App.Desk;
using Ombud.App.Localisation;

namespace Ombud.App.Jobs;

/// <summary>Danish wall clock. Never at night, on a weekend, holiday or closing day, nor while the office is closed.</summary>
sealed class WorkingHours(Office office, TimeProvider clock)
{
    static readonly TimeOnly Morning = new(7, 0);
    static readonly TimeOnly Evening = new(20, 0);

    public bool IsEvening => Time >= Evening;

    TimeOnly Time => TimeOnly.FromDateTime(clock.DanishNow.DateTime);

    public async ValueTask<bool> AreNowAsync(CancellationToken stop) =>
        Time >= Morning && !IsEvening && (await office.GetAsync(stop)).Calendar.IsWorkingDay(clock.DanishToday);
}
