// One step of a Stepper: its title, its date or what is missing, and where it stands.
namespace Ombud.App.Components;

public enum StepStatus { Done, Now, Ahead }

public sealed record Step(string Title, string? Caption, StepStatus Status);
