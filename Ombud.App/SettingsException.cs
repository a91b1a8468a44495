// The app cannot start as it is set up; the message names the setting and says what is wrong with it.
namespace Ombud.App;

public sealed class SettingsException(string message, Exception? why = null) : Exception(message, why);
