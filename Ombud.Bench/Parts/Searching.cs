// Searching as the page does; each search leaves its row in the access log before it is answered.
using Ombud.Bench.Report;

namespace Ombud.Bench.Parts;

static class Searching
{
    const string Cpr = "010190-4321";

    static readonly (string Name, string Text, double Bar)[] Searches =
    [
        (Names.SearchWord, "sygedagpenge", 20),
        ("Search: three letters", "mar", 20),
        ("Search: two words", "lyngdal svar", 20),
        ("Search: a name", "karen vestermose", 20),
        ("Search: a CPR number", Cpr, 5),
    ];

    public static async Task MeasureAsync(Run run)
    {
        await run.App.BeReadyAsync();
        using var adviser = await Caller.SignedInAsync(run.App.Address, "adviser");
        await adviser.RegisterAsync(Cpr);
        foreach (var (name, text, bar) in Searches)
            await run.TimeAsync(name, 1, run.During / 2, _ => adviser.SearchAsync(text), run.Options.Barred(bar));
    }
}
