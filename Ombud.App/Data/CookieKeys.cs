// The rows behind the ring of the cookies. The framework asks for them before the first page, and then once a day.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;

namespace Ombud.App.Data;

public sealed class CookieKeys(IDbContextFactory<OmbudDb> dbs)
{
    public IReadOnlyList<string> All()
    {
        using var db = dbs.CreateDbContext();
        return [.. db.CookieKeys.AsNoTracking().OrderBy(k => k.Name).Select(k => k.Xml)];
    }

    public void Add(string name, string xml)
    {
        using var db = dbs.CreateDbContext();
        db.CookieKeys.Add(new() { Name = name, Xml = xml });
        db.SaveChanges();
    }
}
