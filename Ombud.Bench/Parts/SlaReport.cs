// The report on answer times by department and month, as a supervisor sees it: small figures are covered, which is the dearer way.
namespace Ombud.Bench.Parts;

static class SlaReport
{
    public static async Task MeasureAsync(Run run)
    {
        await run.App.BeReadyAsync();
        var bar = run.Options.Cases <= Options.BarredCases ? 100 : 500;
        using var supervisor = await Caller.SignedInAsync(run.App.Address, "supervisor");
        await run.TimeAsync("Report on answer times: all years, through the API", 1, run.During / 2, _ => supervisor.SlaAsync(), bar);
        await run.TimeAsync("Report on answer times: page", 1, run.During / 2, _ => supervisor.PageAsync("reports/sla"), bar);
    }
}
