// Who has a conflict of interest in which case: written from the events, asked by everything that shows cases to a person.
using Microsoft.EntityFrameworkCore;
using Ombud.Domain.Cases;

namespace Ombud.App.Data.Tables;

public sealed class ConflictRow
{
    public long CaseId { get; set; }
    public required string Who { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<ConflictRow>(row =>
    {
        row.ToTable("Conflicts");
        row.HasKey(c => new { c.CaseId, c.Who });
        row.HasIndex(c => c.Who);
        row.HasOne<CaseRow>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
    });
}

static class Conflicts
{
    static readonly Compiled<Func<OmbudDb, string, IAsyncEnumerable<long>>> CasesOf =
        new(() => EF.CompileAsyncQuery((OmbudDb db, string who) => db.Conflicts.Where(c => c.Who == who).Select(c => c.CaseId)));

    extension(OmbudDb db)
    {
        /// <summary>The keys of all cases that somebody has a conflict of interest in; few, if any.</summary>
        public ValueTask<HashSet<long>> ClosedToAsync(StaffId who, CancellationToken stop) => CasesOf.For(db)(db, who.Value).ToHashSetAsync(cancellationToken: stop);
    }

    extension(IQueryable<CaseRow> cases)
    {
        /// <summary>Without those that somebody has a conflict of interest in.</summary>
        public IQueryable<CaseRow> OpenTo(StaffId who, OmbudDb db) =>
            cases.Where(c => !c.HasConflict || !db.Conflicts.Any(x => x.CaseId == c.Id && x.Who == who.Value));
    }
}
