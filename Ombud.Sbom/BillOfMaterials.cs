// The bill of materials as CycloneDX has it: the same packages, the same bytes.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ombud.Sbom;

public static class BillOfMaterials
{
    public const string File = "docs/sbom.json";

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<Package> packages) => new JsonObject
    {
        ["bomFormat"] = "CycloneDX",
        ["specVersion"] = "1.6",
        ["version"] = 1,
        ["metadata"] = new JsonObject { ["component"] = new JsonObject { ["type"] = "application", ["bom-ref"] = "ombud", ["name"] = "Ombud" } },
        ["components"] = new JsonArray([.. packages.Select(Component)]),
    }.ToJsonString(Indented) + "\n";

    static JsonObject Component(Package package) => new()
    {
        ["type"] = "library",
        ["bom-ref"] = package.Purl,
        ["name"] = package.Name,
        ["version"] = package.Version,
        // What serves building, testing and measuring alone is named too, as no part of the product.
        ["scope"] = package.IsShipped ? "required" : "excluded",
        ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = package.Sha512 }),
        ["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = Licences.Of(package) } }),
        ["purl"] = package.Purl,
        ["properties"] = new JsonArray(new JsonObject { ["name"] = "nuget:contentHash", ["value"] = package.ContentHash }),
    };
}
