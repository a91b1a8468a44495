// The look as two MudBlazor themes, one scope each, so that light and dark change by one attribute on <html>.
using MudBlazor;

namespace Ombud.App.Layout;

public static class OmbudTheme
{
    public static readonly MudTheme Light = Make(":root", new PaletteLight
    {
        Background = "#F4F6F5", Surface = "#FFFFFF", BackgroundGray = "#EAEEEC",
        AppbarBackground = "#FFFFFF", AppbarText = "#17211E", DrawerBackground = "#FFFFFF", DrawerText = "#17211E", DrawerIcon = "#4B5753",
        LinesDefault = "#D6DCD9", TableLines = "#D6DCD9", Divider = "#D6DCD9", DividerLight = "#EAEEEC", LinesInputs = "#75807B",
        TableHover = "#F4F6F5", TableStriped = "#F4F6F5", OverlayDark = "rgba(23,33,30,0.45)", HoverOpacity = 0.05,
        TextPrimary = "#17211E", TextSecondary = "#4B5753", TextDisabled = "#4B5753", Dark = "#17211E", DarkContrastText = "#FFFFFF",
        ActionDefault = "#4B5753", ActionDisabled = "#4B5753", ActionDisabledBackground = "#EAEEEC",
        Primary = "#12566B", PrimaryContrastText = "#FFFFFF", PrimaryDarken = "#0D4354", PrimaryLighten = "#E2EFF3",
        Secondary = "#4B5753", SecondaryContrastText = "#FFFFFF", Tertiary = "#6A2C70", TertiaryContrastText = "#FFFFFF",
        Info = "#0F4A5C", InfoContrastText = "#FFFFFF", InfoLighten = "#E2EFF3",
        Warning = "#F3B94D", WarningContrastText = "#2B1C00", WarningLighten = "#FDF0D5", WarningDarken = "#714600",
        Error = "#B3261E", ErrorContrastText = "#FFFFFF", ErrorLighten = "#FCEBE9", ErrorDarken = "#9C1F18",
        Success = "#1D6338", SuccessContrastText = "#FFFFFF", SuccessLighten = "#E3F1E7",
    }, new PaletteDark());

    public static readonly MudTheme Dark = Make(":root[data-theme=dark]", new PaletteLight(), new PaletteDark
    {
        Background = "#101514", Surface = "#1B2221", BackgroundGray = "#151B1A",
        AppbarBackground = "#1B2221", AppbarText = "#E7ECEA", DrawerBackground = "#1B2221", DrawerText = "#E7ECEA", DrawerIcon = "#A8B4B0",
        LinesDefault = "#313B38", TableLines = "#313B38", Divider = "#313B38", DividerLight = "#1F2826", LinesInputs = "#7C8A85",
        TableHover = "#202827", TableStriped = "#1F2625", OverlayDark = "rgba(0,0,0,0.6)", HoverOpacity = 0.07,
        TextPrimary = "#E7ECEA", TextSecondary = "#A8B4B0", TextDisabled = "#A8B4B0", Dark = "#E7ECEA", DarkContrastText = "#101514",
        ActionDefault = "#A8B4B0", ActionDisabled = "#A8B4B0", ActionDisabledBackground = "#151B1A",
        Primary = "#84C6DA", PrimaryContrastText = "#06222C", PrimaryDarken = "#A3D6E5", PrimaryLighten = "#17353F",
        Secondary = "#A8B4B0", SecondaryContrastText = "#101514", Tertiary = "#DFB0E5", TertiaryContrastText = "#2A0F2E",
        Info = "#A9DAE8", InfoContrastText = "#06222C", InfoLighten = "#17353F",
        Warning = "#F3B94D", WarningContrastText = "#2B1C00", WarningLighten = "#3A2D12", WarningDarken = "#F0CA80",
        Error = "#F28B82", ErrorContrastText = "#2D0603", ErrorLighten = "#3D1D1A", ErrorDarken = "#F6A8A1",
        Success = "#93D5A9", SuccessContrastText = "#0B2413", SuccessLighten = "#17311F",
    });

    static MudTheme Make(string scope, PaletteLight light, PaletteDark dark) => new()
    {
        PseudoCss = new() { Scope = scope },
        PaletteLight = light,
        PaletteDark = dark,
        LayoutProperties = new() { DefaultBorderRadius = "6px", AppbarHeight = "56px", DrawerWidthLeft = "216px" },
        Typography = new()
        {
            Default = Sized(new DefaultTypography
            {
                FontFamily = ["Segoe UI", "-apple-system", "BlinkMacSystemFont", "Helvetica Neue", "Open Sans", "Noto Sans", "Liberation Sans", "Arial", "sans-serif"],
            }, 15, 1.5),
            H1 = Sized(new H1Typography(), 24, 1.25, 600, "-0.005em"),
            H2 = Sized(new H2Typography(), 17, 1.35, 600),
            H3 = Sized(new H3Typography(), 15, 1.4, 600),
            H4 = Sized(new H4Typography(), 26, 1.2, 600),
            H5 = Sized(new H5Typography(), 20, 1.3, 600),
            H6 = Sized(new H6Typography(), 17, 1.35, 600),
            Subtitle1 = Sized(new Subtitle1Typography(), 15, 1.4, 600),
            Subtitle2 = Sized(new Subtitle2Typography(), 13, 1.4, 600),
            Body1 = Sized(new Body1Typography(), 15, 1.5),
            Body2 = Sized(new Body2Typography(), 14, 1.45),
            Button = Sized(new ButtonTypography(), 14, 1.4, 600),
            Caption = Sized(new CaptionTypography(), 13, 1.4),
            Overline = Sized(new OverlineTypography(), 13, 1.4),
        },
    };

    static T Sized<T>(T type, double pixels, double line, int weight = 400, string spacing = "normal") where T : BaseTypography
    {
        type.FontSize = FormattableString.Invariant($"{pixels / 16}rem");
        type.LineHeight = FormattableString.Invariant($"{line}");
        type.FontWeight = FormattableString.Invariant($"{weight}");
        type.LetterSpacing = spacing;
        type.TextTransform = "none";
        return type;
    }
}
