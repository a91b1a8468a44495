// The bill of materials lists what is locked, no more and no less, and nothing comes in under a licence that nobody agreed to.
using System.Text.Json;
using System.Text.RegularExpressions;
using Ombud.Sbom;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Installation;

public sealed partial class SbomTests
{
    static readonly IReadOnlyList<Package> Known = Packages.Read(Repository.Root);

    [Fact]
    public void The_bill_and_the_notices_are_those_of_today() // else: dotnet run --project Ombud.Sbom
    {
        Assert.Equal(BillOfMaterials.Write(Known), Repository.Read(BillOfMaterials.File));
        Assert.Equal(Notices.Write(Known), Repository.Read(Notices.File));
    }

    [Fact]
    public void It_lists_exactly_what_the_lock_files_list()
    {
        var locked = Directory.EnumerateFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories)
            .SelectMany(file => Locked().Matches(File.ReadAllText(file)).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value} {m.Groups[3].Value}")).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(locked.Count > 100);
        using var bill = JsonDocument.Parse(Repository.Read(BillOfMaterials.File));
        var listed = bill.RootElement.GetProperty("components").EnumerateArray()
            .Select(c => $"{c.GetProperty("name").GetString()} {c.GetProperty("version").GetString()} {c.GetProperty("properties")[0].GetProperty("value").GetString()}");
        Assert.Equal(locked, listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_component_has_a_version_an_address_a_hash_and_a_licence()
    {
        using var bill = JsonDocument.Parse(Repository.Read(BillOfMaterials.File));
        Assert.Equal(("CycloneDX", "1.6"), (bill.RootElement.GetProperty("bomFormat").GetString(), bill.RootElement.GetProperty("specVersion").GetString()));
        Assert.All(bill.RootElement.GetProperty("components").EnumerateArray(), c =>
        {
            Assert.Equal($"pkg:nuget/{c.GetProperty("name").GetString()}@{c.GetProperty("version").GetString()}", c.GetProperty("purl").GetString());
            Assert.Matches("^[0-9a-f]{128}$", c.GetProperty("hashes")[0].GetProperty("content").GetString());
            Assert.NotEmpty(c.GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString()!);
        });
    }

    [Fact]
    public void Every_licence_is_allowed_or_an_exception_with_a_reason_and_no_exception_is_left_over()
    {
        Assert.Empty(Licences.Refused(Known));
        Assert.All(Licences.Exceptions, e => Assert.Contains(Known, p => p.Name == e.Key && !Licences.Allowed.Contains(p.Licence)));
        Assert.All(Licences.Exceptions.Values, e => Assert.True(e.Reason.Length > 40));
        Assert.Single(Licences.Refused([Known[0] with { Name = "Some.Package", Licence = "AGPL-3.0-only" }]));
    }

    [GeneratedRegex("""\n      "([^"]+)": \{\s+"type": "(?!Project)[A-Za-z]+",(?:\s+"requested": "[^"]+",)?\s+"resolved": "([^"]+)",\s+"contentHash": "([^"]+)""")]
    private static partial Regex Locked();
}
