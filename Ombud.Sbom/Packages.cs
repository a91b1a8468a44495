// What the lock files list, with what each package says of itself in the package folder.
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ombud.Sbom;

/// <param name="ContentHash">As the lock file has it: what restoring insists on.</param>
/// <param name="Sha512">Of the package file, as everybody gets it from the registry, in hexadecimal digits.</param>
/// <param name="Licence">An SPDX expression, or "file:NAME" or "url:ADDRESS" where the package gives none.</param>
/// <param name="IsShipped">Part of what is published; else it serves building, testing or measuring.</param>
public sealed record Package(string Name, string Version, string ContentHash, string Sha512, string Licence, string Copyright, string Address, bool IsShipped)
{
    public string Purl => $"pkg:nuget/{Name}@{Version}";
}

public static partial class Packages
{
    /// <summary>The projects that are published; whatever else has a lock file is not.</summary>
    static readonly string[] Product = ["Ombud.App", "Ombud.Domain"];

    public static IReadOnlyList<Package> Read(string root)
    {
        var locked = Directory.EnumerateDirectories(root, "Ombud.*").Where(folder => File.Exists(LockFile(folder)))
            .SelectMany(folder => Locked(LockFile(folder)).Select(p => (p.Name, p.Version, p.ContentHash))).Distinct();
        var shipped = Product.SelectMany(project => Shipped(root, project)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. locked.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Version, StringComparer.Ordinal).Select(p => Describe(p.Name, p.Version, p.ContentHash, shipped.Contains(p.Name)))];
    }

    /// <summary>The folder of Ombud.sln, above the working directory.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Ombud.sln"))) return folder.FullName;
        throw new InvalidOperationException("Ombud.sln was not found; run this in its folder.");
    }

    static string LockFile(string folder) => Path.Combine(folder, "packages.lock.json");

    static IEnumerable<(string Name, string Version, string ContentHash, string[] Needs, bool IsDirect)> Locked(string file)
    {
        using var read = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var target in read.RootElement.GetProperty("dependencies").EnumerateObject())
            foreach (var package in target.Value.EnumerateObject().Where(p => p.Value.GetProperty("type").GetString() != "Project"))
                yield return (package.Name, package.Value.GetProperty("resolved").GetString()!, package.Value.GetProperty("contentHash").GetString()!,
                    package.Value.TryGetProperty("dependencies", out var needs) ? [.. needs.EnumerateObject().Select(n => n.Name)] : [],
                    package.Value.GetProperty("type").GetString() == "Direct");
    }

    /// <summary>What the project names for its output, and what that needs.</summary>
    static HashSet<string> Shipped(string root, string project)
    {
        var locked = Locked(LockFile(Path.Combine(root, project))).ToLookup(p => p.Name, StringComparer.OrdinalIgnoreCase);
        var forBuilding = new[] { Path.Combine(root, project, $"{project}.csproj"), Path.Combine(root, "Directory.Build.props") }
            .SelectMany(file => Private().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var shipped = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<string>(locked.Where(p => p.Any(one => one.IsDirect) && !forBuilding.Contains(p.Key)).Select(p => p.Key));
        while (waiting.TryDequeue(out var name))
            if (locked.Contains(name) && shipped.Add(name))
                foreach (var need in locked[name].SelectMany(p => p.Needs)) waiting.Enqueue(need);
        return shipped;
    }

    static Package Describe(string name, string version, string contentHash, bool isShipped)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"), name.ToLowerInvariant(), version.ToLowerInvariant());
        var said = XDocument.Load(Directory.EnumerateFiles(folder, "*.nuspec").Single()).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        string? Text(string element) => said.Elements().FirstOrDefault(e => e.Name.LocalName == element)?.Value.Trim();
        var licence = said.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        var sha512 = Convert.ToHexStringLower(Convert.FromBase64String(File.ReadAllText(Directory.EnumerateFiles(folder, "*.nupkg.sha512").Single())));
        return new(name, version, contentHash, sha512,
            licence is null ? $"url:{Text("licenseUrl")}" : licence.Attribute("type")?.Value == "expression" ? licence.Value : $"file:{licence.Value}",
            (Text("copyright") ?? $"{Text("authors")}").ReplaceLineEndings(" "), Text("projectUrl") ?? $"https://www.nuget.org/packages/{name}", isShipped);
    }

    [GeneratedRegex("""<PackageReference Include="([^"]+)" PrivateAssets="all" """)]
    private static partial Regex Private();
}
