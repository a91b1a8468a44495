// The database of Ombud as tables; one thin context a provider keeps its own migrations.
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Ombud.App.Data.Tables;

namespace Ombud.App.Data;

public abstract class OmbudDb : DbContext
{
    /// <summary>
    /// A savepoint around each saving would serve those who try again inside a transaction; here a transaction begins anew. A saving
    /// is always in one, so that <see cref="SchemaWatch"/> sees it.
    /// </summary>
    protected OmbudDb(DbContextOptions options) : base(options) =>
        (Database.AutoSavepointsEnabled, Database.AutoTransactionBehavior) = (false, AutoTransactionBehavior.Always);

    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<PointRow> Points => Set<PointRow>();
    public DbSet<ConflictRow> Conflicts => Set<ConflictRow>();
    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<CounterRow> Counters => Set<CounterRow>();
    public DbSet<RetryKeyRow> RetryKeys => Set<RetryKeyRow>();
    public DbSet<DossierRow> DossierRecords => Set<DossierRow>();
    public DbSet<DocumentChunkRow> DocumentChunks => Set<DocumentChunkRow>();
    public DbSet<CaseKeyRow> CaseKeys => Set<CaseKeyRow>();
    public DbSet<LookupRow> Lookups => Set<LookupRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<AccessRow> AccessLog => Set<AccessRow>();
    public DbSet<AccessReviewRow> AccessReviews => Set<AccessReviewRow>();
    public DbSet<LetterRow> Letters => Set<LetterRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<ReminderRow> Reminders => Set<ReminderRow>();
    public DbSet<DigestRow> Digests => Set<DigestRow>();
    public DbSet<HeartbeatRow> Heartbeats => Set<HeartbeatRow>();
    public DbSet<ClaimRow> Claims => Set<ClaimRow>();
    public DbSet<CookieKeyRow> CookieKeys => Set<CookieKeyRow>();
    public DbSet<DepartmentRow> Departments => Set<DepartmentRow>();
    public DbSet<BodyRow> Bodies => Set<BodyRow>();
    public DbSet<StaffRow> Staff => Set<StaffRow>();
    public DbSet<TargetRow> Targets => Set<TargetRow>();
    public DbSet<ClosingRuleRow> ClosingRules => Set<ClosingRuleRow>();
    public DbSet<ClosureRow> Closures => Set<ClosureRow>();
    public DbSet<TemplateRow> LetterTemplates => Set<TemplateRow>();
    public DbSet<CalendarFeedRow> CalendarFeeds => Set<CalendarFeedRow>();
    public DbSet<RequestRow> OfficeRequests => Set<RequestRow>();
    public DbSet<BreachRow> Breaches => Set<BreachRow>();
    public DbSet<RegisterTextRow> RegisterTexts => Set<RegisterTextRow>();
    public DbSet<IncomingRow> Incoming => Set<IncomingRow>();
    public DbSet<IncomingChunkRow> IncomingChunks => Set<IncomingChunkRow>();

    /// <summary>
    /// Inside a transaction: waits until no other node is writing. Once one at a time, nodes cannot wait for each other's rows in
    /// turn, nor change a case that another has just read. SQLite has one writer at a time anyway.
    /// </summary>
    public virtual Task WaitForTurnAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Inside a transaction: tells the other nodes, if it is committed, and when it is.</summary>
    public virtual Task TellAsync(string news, CancellationToken stop) => Task.CompletedTask;

    /// <summary>
    /// Takes in a new row that this unit of work does not look at again, after the rows that it refers to. It may be written at once or
    /// when the rest is saved.
    /// </summary>
    public virtual void Insert<T>(T row) where T : class => Add(row);

    /// <summary>Adds to a counter inside the open transaction and gives its new value; the counter's row is locked until commit.</summary>
    public abstract Task<long> TakeAsync(string counter, int count, CancellationToken stop);

    /// <summary>Every table of the model; those that others refer to come first.</summary>
    public IReadOnlyList<IEntityType> Tables => [.. Model.GetEntityTypes().OrderBy(DepthOf).ThenBy(t => t.GetTableName(), StringComparer.Ordinal)];

    /// <summary>How many tables stand above this one; none refers to itself.</summary>
    static int DepthOf(IReadOnlyEntityType table) => table.GetForeignKeys().Select(key => DepthOf(key.PrincipalEntityType) + 1).DefaultIfEmpty().Max();

    /// <summary>The rows of a table, of whatever class they are; nothing of them is kept.</summary>
    public IQueryable<object> RowsOf(IEntityType table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return (IQueryable<object>)Rows.MakeGenericMethod(table.ClrType).Invoke(this, null)!;
    }

    static readonly MethodInfo Rows = typeof(OmbudDb).GetMethod(nameof(RowsOfClass), BindingFlags.Instance | BindingFlags.NonPublic)!;

    IQueryable<object> RowsOfClass<T>() where T : class => Set<T>().AsNoTracking();

    /// <summary>A transaction over a whole database, however long it takes: what it reads is as of one moment.</summary>
    public virtual Task<IDbContextTransaction> BeginWholeAsync(CancellationToken stop) => Database.BeginTransactionAsync(stop);

    /// <summary>Inside a transaction: adds rows as they come, with the ids that they have; what the database numbers goes on after them.</summary>
    public abstract Task FillAsync(IEntityType table, IAsyncEnumerable<object> rows, CancellationToken stop);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        CaseRow.Map(modelBuilder);
        PointRow.Map(modelBuilder);
        ConflictRow.Map(modelBuilder);
        EventRow.Map(modelBuilder);
        CounterRow.Map(modelBuilder);
        RetryKeyRow.Map(modelBuilder);
        DossierRow.Map(modelBuilder);
        DocumentChunkRow.Map(modelBuilder);
        CaseKeyRow.Map(modelBuilder);
        LookupRow.Map(modelBuilder);
        DraftRow.Map(modelBuilder);
        AccessRow.Map(modelBuilder);
        AccessReviewRow.Map(modelBuilder);
        LetterRow.Map(modelBuilder);
        OutboxRow.Map(modelBuilder);
        ReminderRow.Map(modelBuilder);
        HeartbeatRow.Map(modelBuilder);
        ClaimRow.Map(modelBuilder);
        CookieKeyRow.Map(modelBuilder);
        OfficeTables.Map(modelBuilder);
        TemplateRow.Map(modelBuilder);
        DigestRow.Map(modelBuilder);
        CalendarFeedRow.Map(modelBuilder);
        RegisterTables.Map(modelBuilder);
        IncomingRow.Map(modelBuilder);
        IncomingChunkRow.Map(modelBuilder);
    }
}
