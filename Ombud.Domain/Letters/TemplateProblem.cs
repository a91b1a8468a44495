// What is wrong with a template that somebody has typed, and on which line.
namespace Ombud.Domain.Letters;

public enum TemplatePart { Subject, Body }

public enum TemplateFault
{
    Empty, TooLong,
    /// <summary>No field has this name.</summary>
    UnknownField,
    /// <summary>{{ without }} on the same line.</summary>
    Unclosed,
    /// <summary>}} without {{ on the same line.</summary>
    Unopened,
    /// <summary>A field that the letter cannot do without is nowhere in it.</summary>
    FieldMissing,
    /// <summary>A subject is seen outside the letter.</summary>
    FieldNotInSubject,
}

/// <param name="Line">From 1; the first line for what concerns the whole part.</param>
/// <param name="Field">The name as it was typed, or that of the field that is missing.</param>
/// <param name="Limit">The most characters, where there are too many.</param>
public sealed record TemplateProblem(TemplatePart Part, TemplateFault Fault, int Line = 1, string? Field = null, int? Limit = null);
