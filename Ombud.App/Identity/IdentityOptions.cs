// How far one person may go at once.
using System.ComponentModel.DataAnnotations;

namespace Ombud.App.Identity;

/// <summary>The section "Identity" of the settings.</summary>
public sealed class IdentityOptions
{
    /// <summary>How many live pages one person has at most on a node.</summary>
    [Range(1, 1000)] public int PagesOfOne { get; set; } = 10;
    /// <summary>How many there are in all on a node; each takes one or two megabytes of memory.</summary>
    [Range(1, 100_000)] public int PagesInAll { get; set; } = 1_000;
}
