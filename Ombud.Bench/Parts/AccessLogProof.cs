// A long access log: how long it takes to write and to prove.
namespace Ombud.Bench.Parts;

static class AccessLogProof
{
    public static async Task MeasureAsync(Run run)
    {
        var store = run.Store.Beside("log");
        var dbs = store.Contexts;
        await store.PrepareAsync();
        var (written, proved) = await AccessLogChain.RunAsync(run.Options.Folder, dbs, run.Options.Looks);
        run.Measured.Add($"Access log: writing {run.Options.Looks} rows", Math.Round(written.TotalSeconds, 1), "s", note: "5,000 in a commit");
        run.Measured.Add($"Access log: proving {run.Options.Looks} rows", Math.Round(proved.TotalSeconds, 1), "s", bar: 30, note: "as --verify-audit does");
    }
}
