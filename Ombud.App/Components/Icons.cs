// The app's own icons: inner SVG of 24 by 24 strokes. Icon.razor draws them; ForMud wraps one for MudBlazor parts.
namespace Ombud.App.Components;

public static class Icons
{
    public const string Clock = """<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>""";
    public const string Hourglass = """<path d="M6 3h12M6 21h12M7 3c0 5 5 6 5 9s-5 4-5 9M17 3c0 5-5 6-5 9s5 4 5 9"/>""";
    public const string Bell = """<path d="M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7zM10 20.5h4"/>""";
    public const string Alert = """<path d="M12 3.5 21.5 20h-19zM12 10v4.500M12 17.200v.3"/>""";
    public const string Check = """<path d="m5 12.500 4.500 4.500L19 7.500"/>""";
    public const string CheckRing = """<circle cx="12" cy="12" r="9"/><path d="m8 12.300 2.800 2.800L16 9.600"/>""";
    public const string Lock = """<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>""";
    public const string Eye = """<path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z"/><circle cx="12" cy="12" r="3"/>""";
    public const string User = """<circle cx="12" cy="8" r="4"/><path d="M4.500 20.500c.6-4 3.600-6 7.500-6s6.900 2 7.500 6"/>""";
    public const string Users = """<circle cx="9" cy="8.500" r="3.500"/><path d="M2.500 19.500c.4-3.500 3-5.200 6.500-5.200s6.100 1.700 6.500 5.200M16 5.300a3.500 3.500 0 0 1 0 6.400M18 14.800c2 .6 3.200 2.200 3.500 4.700"/>""";
    public const string Document = """<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>""";
    public const string Ban = """<circle cx="12" cy="12" r="9"/><path d="m5.800 5.800 12.400 12.400"/>""";
    public const string Phone = """<path d="M5 4h4l1.500 4.500L8 10.500a12 12 0 0 0 5.500 5.500l2-2.500L20 15v4c0 .6-.4 1-1 1C11 20 4 13 4 5c0-.6.4-1 1-1z"/>""";
    public const string Board = """<rect x="3.500" y="4" width="17" height="16" rx="2"/><path d="M9.200 4v16M14.800 4v16"/>""";
    public const string Day = """<rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M8 3v4M16 3v4M9 15l2 2 4-4"/>""";
    public const string Calendar = """<rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M8 3v4M16 3v4"/>""";
    public const string Search = """<circle cx="11" cy="11" r="6.500"/><path d="m16 16 4.500 4.500"/>""";
    public const string Mail = """<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3.500 7 8.500 6 8.500-6"/>""";
    public const string Chart = """<path d="M4 4v16h16M8 16v-4M12.500 16V8M17 16v-6"/>""";
    public const string Book = """<path d="M12 6c-2-1.500-5-2-8-2v14c3 0 6 .5 8 2 2-1.500 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14"/>""";
    public const string Bulb = """<path d="M9 18h6M10 21h4M12 3a6 6 0 0 0-3.500 10.900c.4.4.5.9.5 1.600h6c0-.7.1-1.200.5-1.600A6 6 0 0 0 12 3z"/>""";
    public const string Download = """<path d="M12 4v11M7.500 11l4.500 4.500 4.500-4.500M5 20h14"/>""";
    public const string Print = """<path d="M7 8V4h10v4M7 17H4V9h16v8h-3M7 14h10v6H7z"/>""";
    public const string Right = """<path d="M5 12h13M13 6.500l5.500 5.500-5.500 5.500"/>""";
    public const string Left = """<path d="M19 12H6M11 6.500 5.500 12l5.500 5.500"/>""";
    public const string Cross = """<path d="m6 6 12 12M18 6 6 18"/>""";
    public const string Info = """<circle cx="12" cy="12" r="9"/><path d="M12 11v5.500M12 7.500v.3"/>""";
    public const string Pen = """<path d="m4 20 1-4.500L16.500 4 20 7.500 8.500 19zM14.500 6 18 9.500"/>""";
    public const string Plus = """<path d="M12 5v14M5 12h14"/>""";
    public const string Refresh = """<path d="M20 11a8 8 0 0 0-14.500-3.500L4 9M4 4.500V9h4.500M4 13a8 8 0 0 0 14.500 3.500L20 15M20 19.500V15h-4.500"/>""";
    public const string Menu = """<path d="M4 6.500h16M4 12h16M4 17.500h16"/>""";
    public const string Scale = """<path d="M12 4v16M7 20h10M5 7.500l7-2 7 2M5 7.500 2.500 14h5zM19 7.500 16.500 14h5z"/>""";
    public const string Talk = """<path d="M4 5h11v8H9l-3 3v-3H4zM18 9h2.500v8H19v3l-3-3h-4v-1.500"/>""";
    public const string Flag = """<path d="M6 21V4c4-2 8 2 13 0v9c-5 2-9-2-13 0"/>""";
    public const string Shield = """<path d="m12 3 8 3v5c0 5-3.500 8.500-8 10-4.500-1.500-8-5-8-10V6z"/>""";
    public const string Folder = """<path d="M4 6h6l2 2.500h8V19H4z"/>""";
    public const string Archive = """<path d="M4 8h16v12H4zM3 4h18v4H3zM10 12h4"/>""";
    public const string Offline = """<path d="m3 3 18 18M8.500 15.500a5 5 0 0 1 5-1.300M5 12a10 10 0 0 1 5-2.700M2.500 8.500A14 14 0 0 1 7 5.800M12 5c3.700 0 7 1.300 9.500 3.500M15.500 9.800A10 10 0 0 1 19 12M12 19v.2"/>""";
    public const string ChevronDown = """<path d="m6 9.500 6 6 6-6"/>""";
    public const string Settings = """<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>""";
    public const string Jobs = """<path d="M4 6h3v3H4zM4 15h3v3H4zM11 7.500h9M11 16.500h9"/>""";
    public const string SignOut = """<path d="M14 4H5v16h9M10 12h10M16 7.500l4.500 4.500-4.500 4.500"/>""";
    public const string Undo = """<path d="M8 5 4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11H9"/>""";

    /// <summary>The same strokes as MudIcon and the Icon parameters of MudBlazor want them.</summary>
    public static string ForMud(string icon) =>
        $"""<g fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">{icon}</g>""";
}
