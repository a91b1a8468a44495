// How Digital Post leaves the house: which folders the municipality's distribution component works in, and who the sender is.
using System.ComponentModel.DataAnnotations;

namespace Ombud.App.Post;

/// <summary>The section "DigitalPost" of the settings; without it no letter goes out that way.</summary>
public sealed class DigitalPostOptions
{
    public const string Section = "DigitalPost";
    public const string Memo11 = "1.1", Memo12 = "1.2";

    /// <summary>Messages are put here, and the component takes them.</summary>
    public string? OutFolder { get; set; }

    /// <summary>The component puts its receipts here.</summary>
    public string? ReceiptFolder { get; set; }

    /// <summary>So many working days a message may be without a receipt; then somebody has to look at it.</summary>
    [Range(1, 30)] public int ReceiptDays { get; set; } = 3;

    /// <summary>The component puts messages for the office here; without it recipients are told that they cannot reply.</summary>
    public string? InFolder { get; set; }

    /// <summary>The version of MeMo.</summary>
    public string Version { get; set; } = Memo11;

    public string? SenderCvr { get; set; }

    /// <summary>What recipients see as the sender.</summary>
    public string? SenderName { get; set; }

    /// <summary>What is wrong with them, <see cref="DigitalPostCheck"/> says before this is asked.</summary>
    public static DigitalPostOptions Of(IConfiguration settings) => settings.GetSection(Section).Get<DigitalPostOptions>() ?? new();
}
