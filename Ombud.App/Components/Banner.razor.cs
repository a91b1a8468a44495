// A calm message with a coloured edge; only a warning is filled.
using Microsoft.AspNetCore.Components;

namespace Ombud.App.Components;

public enum BannerKind { Accent, Confidential, Warning, Ok }

public sealed partial class Banner
{
    [Parameter] public BannerKind Kind { get; set; }
    [Parameter] public string? Icon { get; set; }
    [Parameter] public string? Title { get; set; }
    /// <summary>"status" when the message appears after the page was shown.</summary>
    [Parameter] public string? Role { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }
    [Parameter] public RenderFragment? Actions { get; set; }

    string Look => Kind switch { BannerKind.Confidential => "conf", BannerKind.Warning => "warn", BannerKind.Ok => "ok", _ => "accent" };

    string DefaultIcon => Kind switch
    {
        BannerKind.Confidential => Icons.Shield,
        BannerKind.Warning => Icons.Hourglass,
        BannerKind.Ok => Icons.Check,
        _ => Icons.Info,
    };
}
