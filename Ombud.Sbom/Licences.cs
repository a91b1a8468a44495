// Under which licences a package may come in. Another one is a decision: it is written down here, with its reason.
namespace Ombud.Sbom;

public static class Licences
{
    /// <summary>Permissive ones, which ask for a notice and nothing else.</summary>
    public static readonly IReadOnlyList<string> Allowed = ["MIT", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "ISC", "PostgreSQL"];

    const string Hangfire = "Hangfire is offered under LGPL-3.0 or a commercial licence, as the file in the package says. Ombud links it unchanged as a library of its own, which the LGPL allows; whoever publishes Ombud keeps its notice and lets the library be exchanged.";

    /// <summary>By package: the licence as it is meant, and why it may come in all the same.</summary>
    public static readonly IReadOnlyDictionary<string, (string Licence, string Reason)> Exceptions = new Dictionary<string, (string, string)>
    {
        ["Hangfire.Core"] = ("LGPL-3.0-only", Hangfire),
        ["Hangfire.AspNetCore"] = ("LGPL-3.0-only", Hangfire),
        ["Hangfire.NetCore"] = ("LGPL-3.0-only", Hangfire),
        ["Hangfire.InMemory"] = ("LGPL-3.0-only", Hangfire),
        ["Hangfire.PostgreSql"] = ("LGPL-3.0-only", "The file in the package says LGPL-3.0. Ombud links it unchanged as a library of its own, which the LGPL allows."),
        ["System.Security.Cryptography.ProtectedData"] = ("MIT", "An old package of .NET that names the licence by its address; the text there is the MIT licence."),
        ["Deque.AxeCore.Commons"] = ("MPL-2.0", "Used by tests of accessibility alone, unchanged; it is no part of what is published."),
    };

    public static string Of(Package package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return Exceptions.TryGetValue(package.Name, out var exception) ? exception.Licence : package.Licence;
    }

    /// <summary>What may not come in, in words.</summary>
    public static IReadOnlyList<string> Refused(IEnumerable<Package> packages) =>
        [.. packages.Where(p => !Exceptions.ContainsKey(p.Name) && !Allowed.Contains(p.Licence)).Select(p => $"{p.Name} {p.Version} comes under {p.Licence}, which is not on the list in Ombud.Sbom/Licences.cs.")];
}
