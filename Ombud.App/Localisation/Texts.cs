// Names the resource files Texts.resx (Danish) and Texts.en.resx (English).
namespace Ombud.App.Localisation;

public sealed class Texts;
