// The texts of the screens, each read once for each language: the framework's own reader locks, and makes a string, at every look.
using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Ombud.App.Localisation;

sealed class KnownTexts(IStringLocalizerFactory factory) : IStringLocalizer<Texts>
{
    readonly IStringLocalizer read = factory.Create(typeof(Texts));
    readonly ConcurrentDictionary<string, ConcurrentDictionary<string, LocalizedString>> known = new();

    public LocalizedString this[string name]
    {
        get
        {
            var texts = known.GetOrAdd(CultureInfo.CurrentUICulture.Name, _ => new());
            if (texts.TryGetValue(name, out var text)) return text;
            text = read[name];
            return text.ResourceNotFound ? text : texts[name] = text;
        }
    }

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var format = this[name];
            return new(name, string.Format(CultureInfo.CurrentCulture, format.Value, arguments), format.ResourceNotFound, format.SearchedLocation);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => read.GetAllStrings(includeParentCultures);
}
