// Writes docs/sbom.json and THIRD-PARTY-NOTICES.md from the lock files: dotnet run --project Ombud.Sbom, after every change of a package.
using Ombud.Sbom;

var root = Packages.Root();
var packages = Packages.Read(root);
if (Licences.Refused(packages) is { Count: > 0 } refused)
{
    foreach (var line in refused) await Console.Error.WriteLineAsync(line);
    return 2;
}
await File.WriteAllTextAsync(Path.Combine(root, BillOfMaterials.File), BillOfMaterials.Write(packages));
await File.WriteAllTextAsync(Path.Combine(root, Notices.File), Notices.Write(packages));
await Console.Out.WriteLineAsync($"{packages.Count} packages, {packages.Count(p => p.IsShipped)} of them in the product.");
return 0;
