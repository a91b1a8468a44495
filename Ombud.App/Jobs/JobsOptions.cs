// Whether this node ticks.
namespace Ombud.App.Jobs;

/// <summary>The section "Jobs" of the settings.</summary>
public sealed class JobsOptions
{
    /// <summary>False keeps the clockwork still, for tests that turn it by hand and for a node that only serves pages.</summary>
    public bool On { get; set; } = true;
}
