// Fills an empty database with invented cases, the same for the same seed and date.
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Demo;

sealed class DemoSeeder(CaseImport import, LetterImport letters, Office office, DemoLooks looks, DemoPost post, TimeProvider clock)
{
    /// <summary>Null: the database has cases already and was left alone.</summary>
    public async Task<int?> FillAsync(int cases, int open, int seed, Action<int>? progress = null, CancellationToken stop = default)
    {
        if (!await import.IsEmptyAsync(stop)) return null;
        var data = await office.GetAsync(stop);
        var days = new DemoDays(data.WithoutClosures, clock.DanishToday);
        var stillOpen = new List<ImportedCase>();
        await import.WriteAsync(Histories(DemoCases.Plan(cases, Math.Min(open, cases), seed, days), data, days, await letters.BeginAsync(stop), stillOpen), progress, stop);
        await looks.FillAsync(seed, stop);
        await post.ArriveAsync(stillOpen, days, seed, stop);
        return cases;
    }

    /// <param name="open">Takes the first open cases, a few dozen.</param>
    static IEnumerable<ImportedCase> Histories(DemoPlan[] plans, OfficeData data, DemoDays days, LetterMaker letters, List<ImportedCase> open)
    {
        var (year, running) = (0, 0);
        foreach (var plan in plans)
        {
            var registered = days[plan.Day].Year;
            (year, running) = registered == year ? (year, running + 1) : (registered, 1);
            var made = DemoCourse.Make(plan, new CaseNumber(year, running), data, days, letters);
            if (plan.Open is not null && open.Count < 40) open.Add(made);
            yield return made;
        }
    }
}
