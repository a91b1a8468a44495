// Whose work is in the product and under which licence, for whoever gets it.
using System.Globalization;
using System.Text;

namespace Ombud.Sbom;

public static class Notices
{
    public const string File = "THIRD-PARTY-NOTICES.md";

    const string Mit =
        """
        > Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
        > (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
        > publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do
        > so, subject to the following conditions: The above copyright notice and this permission notice shall be included in all copies or
        > substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING
        > BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        > AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
        > OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
        """;

    public static string Write(IEnumerable<Package> packages)
    {
        var shipped = packages.Where(p => p.IsShipped).ToList();
        var text = new StringBuilder()
            .AppendLine("# Third-party notices").AppendLine()
            .AppendLine("Written by `dotnet run --project Ombud.Sbom`. These packages are in what `dotnet publish` puts out; docs/sbom.json lists all that").AppendLine("building and testing use as well. A self-contained publish holds the .NET runtime too (MIT, © .NET Foundation and Contributors), and").AppendLine("`SQLitePCLRaw.lib.e_sqlite3` holds SQLite, which is in the public domain.").AppendLine();
        foreach (var licence in shipped.GroupBy(Licences.Of).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"## {licence.Key}").AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Text: https://spdx.org/licenses/{licence.Key}.html").AppendLine();
            if (licence.Key == "MIT") text.AppendLine(Mit).AppendLine();
            text.AppendLine("| Package | Version | Copyright | From |").AppendLine("|---|---|---|---|");
            foreach (var p in licence) text.AppendLine(CultureInfo.InvariantCulture, $"| {p.Name} | {p.Version} | {p.Copyright.Replace("|", "/", StringComparison.Ordinal)} | {p.Address} |");
            text.AppendLine();
            foreach (var why in licence.Where(p => Licences.Exceptions.ContainsKey(p.Name)).Select(p => Licences.Exceptions[p.Name].Reason).Distinct()) text.AppendLine(why).AppendLine();
        }
        return text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
