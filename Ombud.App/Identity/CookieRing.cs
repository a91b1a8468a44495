// Keeps the keys that protect cookies in the database, where several nodes share one: a cookie of one is good at all.
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Ombud.App.Data;

namespace Ombud.App.Identity;

sealed class CookieRing(CookieKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
