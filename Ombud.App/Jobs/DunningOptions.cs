// Whether and when reminders of hearings that no department has answered are drafted.
using System.ComponentModel.DataAnnotations;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Jobs;

/// <summary>The section "Dunning" of the settings. Days are working days.</summary>
public sealed class DunningOptions
{
    public bool On { get; set; } = true;
    /// <summary>How many reminders of one hearing there are at most.</summary>
    [Range(1, 9)] public int Stages { get; set; } = 2;
    /// <summary>From the last day for the reply to the first reminder.</summary>
    [Range(1, 100)] public int FirstAfterDays { get; set; } = 1;
    /// <summary>From the last day that a reminder gave to the next one.</summary>
    [Range(1, 100)] public int NextAfterDays { get; set; } = 5;

    public DunningRule Rule => new(Stages, FirstAfterDays, NextAfterDays);
}
