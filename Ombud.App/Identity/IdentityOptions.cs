// How far one person may go at once.
using System.ComponentModel.DataAnnotations;

namespace Ombud.App.Identity;

/// <summary>The section "Identity" of the settings.</summary>
public sealed class IdentityOptions
{
    /// <summary>How many live pages one person has at most on a node.</summary>
    [Range(1, 1000)] public int PagesOfOne { get; set; } = 10;
}
