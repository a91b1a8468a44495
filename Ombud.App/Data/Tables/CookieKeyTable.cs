// The ring that protects cookies, where nodes share a database.
using Microsoft.EntityFrameworkCore;

namespace Ombud.App.Data.Tables;

/// <summary>A key of the ring that protects cookies, where nodes share the database; wrapped by the certificate.</summary>
public sealed class CookieKeyRow
{
    public required string Name { get; set; }
    public required string Xml { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<CookieKeyRow>(row =>
    {
        row.ToTable("CookieKeys");
        row.HasKey(k => k.Name);
    });
}
