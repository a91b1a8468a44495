// Measures Ombud as it runs: published, filled with invented cases, on a port of this machine. Prints JSON and a table.
using Ombud.Bench;
using Ombud.Bench.Parts;

var options = Options.Read(args);
if (options.Only.Except(AllParts.Known).ToList() is { Count: > 0 } unknown)
{
    await Console.Error.WriteLineAsync($"There is no part called {string.Join(", ", unknown)}. Parts are {string.Join(", ", AllParts.Known)}.");
    return 2;
}
if (!options.Keep && Directory.Exists(options.Folder)) Directory.Delete(options.Folder, recursive: true);
Directory.CreateDirectory(options.Folder);
var dll = await AppProcess.PublishAsync(options);
var told = options.Sizes.Count == 0 ? await Bench.RunAsync(options, dll) : await Bench.RunSizesAsync(options, dll);
if (options.Json is { } file) await File.WriteAllTextAsync(file, told.Json);
if (options.Report is { } report) await File.WriteAllTextAsync(report, told.WriteInto(await File.ReadAllTextAsync(report)));
Console.WriteLine(told.Json);
Console.WriteLine();
foreach (var (_, text) in told.Texts) Console.WriteLine(text);
return told.AreHeld ? 0 : 1;
