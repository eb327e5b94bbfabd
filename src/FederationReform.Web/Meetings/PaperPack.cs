using FederationReform.Exports;
using FederationReform.Meetings;

namespace FederationReform.Web.Meetings;

/// <summary>The papers of a township while they are made, and their file for a while afterwards.</summary>
internal sealed class PaperPack(MakePapersInput input, TownshipPapers township) : IDisposable, IProgress<int>
{
    private readonly CancellationTokenSource cancel = new();
    private readonly Lock gate = new();
    private FileStream? file;

    public Guid Id { get; } = Guid.NewGuid();

    public MakePapersInput Input => input;

    public string UnitName => township.UnitName;

    public int Villages => township.Villages.Count;

    /// <summary>When the file is deleted; null while there is none.</summary>
    public DateTimeOffset? Until { get; private set; }

    public CancellationToken Cancelled => cancel.Token;

    public PackProgress Progress { get; private set; } = new(PackState.Waiting);

    /// <summary>What the page says while it waits.</summary>
    public string Text =>
        Progress switch
        {
            { State: PackState.Waiting, Place: 0 } => "正在准备……",
            { State: PackState.Waiting } => $"平台正忙，正在排队：第 {Progress.Place} 位。",
            _ => $"正在生成：已完成 {Progress.Villages} 个村（社区），共 {Villages} 个。",
        };

    public void Cancel()
    {
        lock (gate)
            if (Progress.IsRunning)
                cancel.Cancel();
    }

    /// <summary>The place in the line.</summary>
    void IProgress<int>.Report(int value) => Progress = Progress with { Place = value };

    public void Written(Ratio papers) =>
        Progress = new(PackState.Making, papers.Part * Villages / Math.Max(papers.Whole, 1));

    public void Made(FileStream made, ExportedFile described, DateTimeOffset until)
    {
        lock (gate)
            (file, Until) = (made, until);
        Progress = new(PackState.Ready, Villages, File: described);
    }

    public void End(PackState state, Violations? refused = null) => Progress = new(state, Refused: refused);

    /// <summary>Null where there is no file, or none any more.</summary>
    public FileStream? Open()
    {
        lock (gate)
            return file is null
                ? null
                : new(
                    file.Name,
                    new FileStreamOptions
                    {
                        Share = FileShare.ReadWrite | FileShare.Delete,
                        Options = FileOptions.Asynchronous,
                    }
                );
    }

    /// <summary>Deletes the file; a download that is under way goes on.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            file?.Dispose();
            file = null;
        }
        cancel.Dispose();
    }
}

internal enum PackState
{
    Waiting = 1,
    Making = 2,
    Ready = 3,
    Cancelled = 4,
    Refused = 5,
    Failed = 6,
}

/// <param name="Villages">How many are written.</param>
/// <param name="Place">In the line, from 1; 0 while it is not in the line.</param>
internal sealed record PackProgress(
    PackState State,
    int Villages = 0,
    int Place = 0,
    ExportedFile? File = null,
    Violations? Refused = null
)
{
    public bool IsRunning => State is PackState.Waiting or PackState.Making;
}
