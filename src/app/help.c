#include "app/help.h"

#include "app/application.h"
#include "checks/rule.h"

#include <glib/gi18n-lib.h>

#define TITLE_WIDTH 30 /* characters */

static const struct
{
  const char *title;
  const char *text;
} topics[] = {
  { N_ ("Draw a value stream"),
    N_ ("Drag an activity from the palette onto the canvas: a stream with a first step begins. Drop the next one near "
        "the right edge of a step and it is connected; drop it onto a connection and it is inserted there.\n\n"
        "Drag from the handle at a step's right edge to another step to connect them. A connection that leads back is "
        "offered as feedback.\n\n"
        "Without a pointer: choose a card of the palette and press Enter. The step goes behind the selected one and is "
        "connected with it. Arrow keys walk along the connections. Type on what is selected and it gets that name; "
        "Enter "
        "edits the name that it has. Ctrl+K connects with a step from a list, Alt+Enter leads to the times of the step "
        "and Enter back to the map, the Menu key shows what else can be done.\n\n"
        "Fastest of all is a line of text: press / and type “Triage @engage 15min/2d 80% #desk; Approve @plan”. That "
        "makes and connects two steps: @ names the activity, 15min/2d what is worked and waited, % how much is right, "
        "# "
        "the team. Text that is pasted onto the canvas makes a step of each line.\n\n"
        "When the map outgrows the window, a minimap at the lower left shows all of it, with the part in view as a "
        "frame: click or drag there to move. The main menu switches it off.") },
  { N_ ("Fold streams"),
    N_ ("The triangle in a stream's header, “Fold stream” in its menu or Ctrl+. folds a stream: its header is left, "
        "with "
        "how many steps it holds and how many errors and warnings are among them. The same unfolds it. Several "
        "streams that are selected fold together.\n\n"
        "Folding changes no figure and no check, and all other streams stay where they are. If something was put into "
        "the room of a folded stream, it makes way when the stream unfolds. Pictures and prints show what is seen.\n\n"
        "Whoever goes to something in a folded stream, a problem, a cell of the heat map or what was found, unfolds "
        "it. What is dropped on it goes behind its last step, and it unfolds too. All of that can be undone, and is "
        "kept in the file.") },
  { N_ ("A lane for each activity"),
    N_ ("“A lane for each activity”, in a stream's menu, shows the stream in lanes: each step stands in the lane of "
        "its "
        "activity, and nothing else of the map changes. Activities that the stream should have get a lane before they "
        "have a step. The same is set under Arrangement in the inspector.\n\n"
        "Drag a step into another lane, and it becomes one of that activity; the lane lights up before. Several steps "
        "go as many lanes up or down as the pointer does. With the keyboard, Ctrl+Up and Ctrl+Down move a step past "
        "the next one in its lane, and at the lane's edge into the next lane. What is added goes into its own lane, "
        "and lanes grow as they need room.\n\n"
        "“Arrange freely” goes back: steps stay where they are seen. Tidy, Ctrl+T, puts steps in order in both.") },
  { N_ ("Names, times and people"),
    N_ ("Select a step and fill in what you know in the inspector: nothing has to be complete. Without a selection the "
        "inspector shows the map itself.\n\n"
        "Times are written as people write them: 15 min, 2 h, 1,5 d, ½ w, 1h 30min. A range such as 1h..4h or 1 - 4 h "
        "gives the least and the most, 1h..2h..4h the likely one in between. Days, weeks and months are those of "
        "working time, which the "
        "map's calendar sets.\n\n"
        "Process time is how long somebody works on the step, wait time how long things lie before it. The share that "
        "is complete and accurate (%C&A) says how often the next step can use the result as it is.\n\n"
        "Below each stream, a timeline shows what is waited and worked on the critical path, which decides the lead "
        "time. Ctrl+B lights that path, and marks the bottleneck. A total in which a time is not known is shown as at "
        "least so much; a small clock on a step says that its times were measured.") },
  { N_ ("Problems"),
    N_ ("While you draw, the map is checked. A badge on the diagram and a row in the problems list say what was found; "
        "select one to see the elements that it speaks of. Many problems can be fixed right there.\n\n"
        "Some things are missing on purpose. Say so: declare an activity as light, covered elsewhere or not "
        "applicable, or accept a problem with your reason. Both are kept in the map, and you can take them back.\n\n"
        "The bar above the list filters it, and shows what was accepted. Beside the list are more pages: the metrics, "
        "which activities are covered, a scorecard of each stream, two streams compared, and a simulation. How grave a "
        "rule is, and "
        "where it begins, is "
        "set in "
        "the "
        "preferences.") },
  { N_ ("Metrics"),
    N_ ("Times turn a drawing into a value-stream map. The page Metrics below the map shows the figures of the stream "
        "that "
        "is selected, and follows each change. Press a figure to see what it is made of: each term leads to its step "
        "or "
        "connection.\n\n"
        "What is not known counts as unknown, never as zero. A sum with unknown parts is “at least” that much, and the "
        "steps that lack data are named above the figures: press one to enter its time.\n\n"
        "“Steps” is a table that each column sorts; in its bars, waiting has slanted lines and work is solid. A line "
        "and "
        "its step on the map are selected together.\n\n"
        "Record Measurement, here and in the menu of a stream, writes what the map says today into the map. “Trend” "
        "draws what was recorded over time, beside what the map says now. Measurements of other days are entered in "
        "the "
        "inspector of the stream.") },
  { N_ ("Current and future"),
    N_ ("Make future state, in a stream's menu, in its inspector or with Ctrl+Shift+F, copies a stream below it. Each "
        "step "
        "of the copy knows where it comes from. Change the copy into what the stream shall become.\n\n"
        "The page Compare below the map sets two streams against each other: each figure with its difference, and each "
        "thing that was added, removed or changed. While it is shown, the second stream bears the same signs: a full "
        "line and + around what is new, a dashed card and − where something was, a dash-dotted line and Δ around what "
        "changed.\n\n"
        "Under “What if” other values can be tried, in a future state or in a stream as it is: the figures follow at "
        "once, and the map stays as it is until you take the values over, which is one step that can be undone.") },
  { N_ ("Workshop mode"),
    N_ ("F11 shows the map large on the whole screen, with the palette and a line for quick entry, for a room of "
        "people "
        "who draw together. All of it can be changed and undone as ever; F11 again brings the panels back as they "
        "were.\n\n"
        "The timer above the map counts down the minutes that you set, and says when they are over. Improvements that "
        "somebody proposes go onto the map as notes. Each + on a selected note is a vote for it, a dot as on paper, "
        "and − takes one back. Ideas lists them, those with most votes first, where a press on + votes too.") },
  { N_ ("Measure with an event log"),
    N_ ("Ticket systems and tools for process mining can write event logs: CSV files with a row for each event, or for "
        "each change of state. Import Event Log… in the main menu, or such a file dropped on the window, makes a "
        "measured "
        "stream of one.\n\n"
        "Look at the first rows, and say which column tells the item, the activity or state, and when it began and "
        "ended. "
        "What the names of the columns show is filled in. Each activity found gets a place in the value chain: check "
        "what "
        "is proposed. “Waiting” is no step; its time counts as the wait of the step behind it.\n\n"
        "Steps get their times with least and most (the 10th and 90th percentile) and the mean between them, because "
        "means "
        "add up to the lead time that was measured. Ways out of a step get shares, ways back become rework, what "
        "overlaps "
        "is drawn as parallel branches, and what few items do is left out. Rows that cannot be read are counted, and "
        "their "
        "lines named.\n\n"
        "Logs tell elapsed time, nights and weekends included. With working hours, only these count.") },
  { N_ ("Simulate"),
    N_ ("The page Simulation below the map lets items pass through a stream: how long does one take, how far does that "
        "spread, and where do items queue? Choose a stream, how many items arrive, and run. The window stays at work "
        "meanwhile, and Cancel ends it. The same seed gives the same result.\n\n"
        "Items arrive by the stream's demand and queue before a step until one of its people is free; they choose and "
        "are sent back by the shares of the connections; branches are worked on side by side and meet again. Times "
        "vary "
        "between the least and the most that you gave. A stream without demand lets single items pass, which never "
        "wait for each other. What is not known takes no time, and is named.\n\n"
        "The lines in the histogram say within how long 50, 85 and 95 % of the items are through: 85 % is a promise "
        "that is kept most of the time. The ± behind the mean is its 95 % confidence interval. A click on a step in "
        "the "
        "table selects it. If the map changes so that something else would come out, the page says so.") },
  { N_ ("Save, and get back what was lost"),
    N_ ("Saving writes the whole map or nothing: the old file stays until the new one is complete. The five contents "
        "before are kept too, in the program's state folder.\n\n"
        "Every change is written down at once. If the program or the computer stops, the next start offers each "
        "unsaved "
        "map to be recovered.\n\n"
        "Export a map, a stream or the selection as SVG, PNG or PDF with Ctrl+E.") },
};

static void
add_page (GtkStack *stack, const char *name, const char *title, const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (heading, "title-2");
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "help-page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_stack_add_titled (stack, scroller, name, title);
}

static void
add_rule (GtkStack *stack, const SwRule *rule)
{
  g_autofree char *text =
      g_strdup_printf (_ ("%s\n\nWhat to do: %s\n\nIts name on the command line and in the preferences: %s"),
                       _ (rule->explanation), _ (rule->fix), rule->id);

  add_page (stack, rule->id, _ (rule->summary), text);
}

/* A sidebar is as wide as its longest title; these are sentences. */
static void
wrap_titles (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    g_object_set (widget, "wrap", TRUE, "max-width-chars", TITLE_WIDTH, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrap_titles (child);
}

void
sw_help_show (GtkWindow *parent, const char *rule)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (SW_RESOURCES "/help.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  GtkStack *stack = GTK_STACK (gtk_builder_get_object (builder, "stack"));
  guint count;
  const SwRule *rules = sw_rules (&count);

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    add_page (stack, topics[i].title, _ (topics[i].title), _ (topics[i].text));
  for (guint i = 0; i < count; i++)
    add_rule (stack, &rules[i]);
  wrap_titles (GTK_WIDGET (gtk_builder_get_object (builder, "titles")));
  if (rule != NULL && sw_rule_find (rule) != NULL)
    gtk_stack_set_visible_child_name (stack, rule);
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
