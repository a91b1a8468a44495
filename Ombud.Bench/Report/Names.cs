// Names of the figures that others are computed from.
namespace Ombud.Bench.Report;

static class Names
{
    public const string Register = "Register through the API", Change = "Change of state through the API";
    public const string Alone = "One registration while nobody else registers";
    public const string FirstPaint = "Board: first paint", CasePage = "Case page", SearchWord = "Search: a word";
    public const string DiskOfCase = "Disk of one case", AtRest = "Memory at rest", AtRestSmall = "Small office: memory at rest";
    public const string Redraw = "Open boards: drawing one anew", BoardMemory = "Open boards: memory of one";
}
