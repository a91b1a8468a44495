// Names the resource file Mud.resx: MudBlazor's own words in Danish.
namespace Ombud.App.Localisation;

public sealed class Mud;
