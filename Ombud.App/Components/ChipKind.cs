// The looks of a round chip. A rejection (No) is outlined, never red: it is no error.
namespace Ombud.App.Components;

public enum ChipKind { Neutral, Ok, No, Pending, Warning, Confidential }
