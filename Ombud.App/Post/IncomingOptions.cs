// Where mail for the office is put, and how long is kept what turned out to be no matter of the adviser.
using System.ComponentModel.DataAnnotations;

namespace Ombud.App.Post;

/// <summary>The section "Incoming" of the settings. Where Digital Post comes in is <see cref="DigitalPostOptions.InFolder"/>.</summary>
public sealed class IncomingOptions
{
    public const string Section = "Incoming";

    /// <summary>The municipality's mail system puts each mail for the office here, as a file that ends in .eml.</summary>
    public string? MailFolder { get; set; }

    /// <summary>Days from setting aside to deletion.</summary>
    [Range(1, 3650)] public int KeptDays { get; set; } = 90;

    /// <summary>Days from its arrival to the deletion of a file that was read; what it says is sealed by then.</summary>
    [Range(1, 365)] public int ReadDays { get; set; } = 14;

    public static IncomingOptions Of(IConfiguration settings) => settings.GetSection(Section).Get<IncomingOptions>() ?? new();
}
