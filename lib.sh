ex () 
{ 
    wf;
    ck 23 32;
    xdotool mousemove 50 154;
    sleep .3;
    xdotool click 1;
    sleep .6;
    xdotool mousemove 260 $1;
    sleep .2;
    xdotool click 1;
    sleep 1;
    [ -n "$3" ] && { 
        k Return;
        sleep 1
    };
    xdotool key ctrl+a;
    xdotool type $2;
    sleep .2;
    k Return;
    sleep 1.5
}
